package org.borgui.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a request presents: a token, or else a cookie. */
final class Credentials {

    /** Wins over the other, which a proxy in front of the server may use for itself. */
    static final String OWN_HEADER = "X-Borg-Authorization";

    static final String HEADER = "Authorization";

    private static final String SCHEME = "bearer ";

    /** Downloads and streams, which browsers and old clients ask for without headers. */
    private static final List<Pattern> WITH_PARAMETER = Stream.of(
                    "/api/backup/logs/[^/]+/download",
                    "/api/archives/download",
                    "/api/activity/[^/]+/[^/]+/logs/download",
                    "/api/events/stream")
            .map(Pattern::compile)
            .toList();

    private Credentials() {}

    /**
     * The token of the request; when there is one, its cookie does not count. An {@code Authorization} of another scheme
     * is a proxy's own and as good as none.
     */
    static Optional<SessionSecret> token(HttpServletRequest request) {
        var own = header(request, OWN_HEADER);
        if (own.isPresent()) {
            return Optional.of(bearer(own.get()).orElseThrow(Refusals::notAuthenticated));
        }
        return header(request, HEADER).flatMap(Credentials::bearer).or(() -> parameter(request));
    }

    /** The cookies that may name a session; more than one when somebody planted another. */
    static List<SessionSecret> cookies(HttpServletRequest request, String name) {
        var cookies = request.getCookies();
        return cookies == null
                ? List.of()
                : Stream.of(cookies)
                        .filter(cookie -> cookie.getName().equals(name))
                        .map(cookie -> SessionSecret.of(cookie.getValue()))
                        .limit(4)
                        .toList();
    }

    private static Optional<String> header(HttpServletRequest request, String name) {
        var values = Collections.list(request.getHeaders(name));
        if (values.size() > 1) {
            throw Refusals.notAuthenticated(); // proxies and servers would not agree which one counts
        }
        return values.stream().findFirst();
    }

    private static Optional<SessionSecret> bearer(String header) {
        return header.toLowerCase(Locale.ROOT).startsWith(SCHEME)
                ? Optional.of(SessionSecret.of(header.substring(SCHEME.length()).strip()))
                : Optional.empty();
    }

    private static Optional<SessionSecret> parameter(HttpServletRequest request) {
        if (!request.getMethod().equals("GET")) {
            return Optional.empty();
        }
        var path = request.getRequestURI().substring(request.getContextPath().length());
        return WITH_PARAMETER.stream().anyMatch(route -> route.matcher(path).matches())
                ? Optional.ofNullable(request.getParameter("token")).map(SessionSecret::of)
                : Optional.empty();
    }
}
