package org.borgui.auth.header;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.borgui.api.access.RepositoryRole;
import org.borgui.spi.signin.Identity;
import org.borgui.spi.signin.RequestSignIn;
import org.borgui.spi.web.HttpListener;

/**
 * Believes the headers of a listed proxy, and of nobody else: what counts is the other end of the connection, never an
 * address that a header names.
 */
final class HeaderSignIn implements RequestSignIn {

    static final String NAME = "header";

    private final HeaderSettings settings;
    private final HttpListener listener;
    private final Records records;
    private final UserHeader user;

    HeaderSignIn(HeaderSettings settings, HttpListener listener, Records records) {
        this.settings = settings;
        this.listener = listener;
        this.records = records;
        this.user = new UserHeader(settings.user());
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Identity> identify(HttpServletRequest request) {
        if (!(request.getAttribute(HttpListener.PEER) instanceof InetAddress peer)) {
            return Optional.empty(); // of a connection of which nothing is known, nothing is believed
        }
        if (listener.isProxy(peer)) {
            return user.user(request).map(name -> identity(name, request, peer));
        }
        if (claims(request)) {
            records.spoofing(settings.user(), peer);
        }
        return Optional.empty();
    }

    private boolean claims(HttpServletRequest request) {
        return request.getHeader(settings.user()) != null
                || (request.getAttribute(HttpListener.REMOVED) instanceof Set<?> removed
                        && removed.contains(settings.user().toLowerCase(Locale.ROOT)));
    }

    private Identity identity(String name, HttpServletRequest request, InetAddress peer) {
        var groups = Values.parts(request, settings.groups(), settings.separator());
        var role = Values.one(request, settings.role()).orElse("");
        var refused = settings.rules().refuses(role, name, groups);
        if (refused) {
            records.roleRefused(settings.role(), name, peer.getHostAddress());
        }
        return new Identity(
                name,
                Values.any(request, settings.fullName()),
                Values.one(request, settings.email()),
                settings.role().isEmpty()
                        ? Optional.empty()
                        : Optional.of(settings.rules().given(role, name, groups)),
                Values.one(request, settings.everywhere())
                        .flatMap(settings.rules()::everywhere)
                        .map(everywhere -> refused ? RepositoryRole.VIEWER : everywhere),
                true,
                true);
    }

    /** A browser's sign-in at the proxy goes with every request, also with one that another site makes. */
    @Override
    public boolean isAmbient() {
        return true;
    }

    @Override
    public Map<String, String> settings() {
        var all = new LinkedHashMap<String, String>();
        all.put("user_header", settings.user());
        all.put("role_header", settings.role());
        all.put("all_repositories_role_header", settings.everywhere());
        all.put("email_header", settings.email());
        all.put("full_name_header", settings.fullName());
        all.put("groups_header", settings.groups());
        all.put("role_ceiling", settings.rules().ceiling().wire());
        all.values().removeIf(String::isEmpty);
        return all;
    }

    @Override
    public List<String> warnings() {
        var reachable = listener.isLoopback()
                ? Stream.<String>empty()
                : Stream.of(
                        "The server listens where others than the proxies can reach it: their headers are ignored, but"
                                + " whoever gets hold of a proxy's address is anybody.");
        return Stream.concat(settings.contradictions().stream(), reachable).toList();
    }
}
