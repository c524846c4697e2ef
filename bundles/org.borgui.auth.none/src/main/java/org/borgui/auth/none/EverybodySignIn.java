package org.borgui.auth.none;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Role;
import org.borgui.api.access.User;
import org.borgui.api.access.UserService;
import org.borgui.spi.signin.Identity;
import org.borgui.spi.signin.RequestSignIn;
import org.borgui.spi.web.HttpListener;

/**
 * Every request of this machine is the first active admin's. Not one that a proxy has passed on, and not one for another
 * host: a page of any site could make a browser here connect to a name of its own that leads to this machine.
 */
final class EverybodySignIn implements RequestSignIn {

    static final String NAME = "none";
    static final String WARNING =
            "Nobody has to sign in: every program and every person on this machine is an admin of the server.";

    /** As {@code Host} names this machine; Java may keep the brackets of IPv6. */
    private static final Pattern HERE =
            Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)]?", Pattern.CASE_INSENSITIVE);

    private static final Caller SELF = Caller.server("auth.none");

    private final UserService users;

    EverybodySignIn(UserService users) {
        this.users = users;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<Identity> identify(HttpServletRequest request) {
        return isOfThisMachine(request) ? firstAdmin() : Optional.empty();
    }

    private static boolean isOfThisMachine(HttpServletRequest request) {
        return request.getAttribute(HttpListener.PEER) instanceof InetAddress peer
                && peer.isLoopbackAddress()
                && request.getAttribute(HttpListener.REMOVED) == null
                && !looksPassedOn(request)
                && HERE.matcher(request.getServerName()).matches();
    }

    /** What proxies do that say nothing else: nginx alone speaks HTTP/1.0 and sends this machine's own name. */
    private static boolean looksPassedOn(HttpServletRequest request) {
        return request.getProtocol().equals("HTTP/1.0")
                || request.getHeader("Via") != null
                || request.getHeader("X-Real-IP") != null;
    }

    private Optional<Identity> firstAdmin() {
        return users.list(SELF).stream()
                .filter(user -> user.active() && user.role().includes(Role.ADMIN))
                .min(Comparator.comparingLong(user -> user.id().value()))
                .map(EverybodySignIn::identity);
    }

    private static Identity identity(User admin) {
        return new Identity(
                admin.username(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), false, false);
    }

    /** Every page that a browser opens is signed in. */
    @Override
    public boolean isAmbient() {
        return true;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public List<String> warnings() {
        return List.of(WARNING);
    }
}
