package org.borgui.access;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Tells requests that our own pages make from those that another site makes a browser send. */
final class OwnPages {

    static final String CSRF_HEADER = "X-CSRF-Token";

    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final Set<String> OWN_SITES = Set.of("same-origin", "none");

    private OwnPages() {}

    /** Whether the method may change something. */
    static boolean changes(HttpServletRequest request) {
        return !READING.contains(request.getMethod());
    }

    /** Refuses what a browser says comes from elsewhere. Clients that are no browsers say nothing. */
    static void requireOwnOrigin(HttpServletRequest request) {
        var site = Optional.ofNullable(request.getHeader("Sec-Fetch-Site"));
        var origin = Optional.ofNullable(request.getHeader("Origin"));
        if ((site.isPresent() && !OWN_SITES.contains(site.get()))
                || (origin.isPresent() && !origin.get().toLowerCase(Locale.ROOT).equals(origin(request)))) {
            throw Refusals.csrf();
        }
    }

    /** Refuses a request that does not repeat the token of its session. */
    static void requireToken(HttpServletRequest request, String token) {
        var shown = Optional.ofNullable(request.getHeader(CSRF_HEADER)).orElse("");
        if (token.isEmpty() || !MessageDigest.isEqual(bytes(shown), bytes(token))) {
            throw Refusals.csrf();
        }
    }

    private static String origin(HttpServletRequest request) {
        var scheme = request.getScheme().toLowerCase(Locale.ROOT);
        var host = request.getServerName().toLowerCase(Locale.ROOT);
        var bracketed = host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
        var port = request.getServerPort();
        var isDefault = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + bracketed + (isDefault ? "" : ":" + port);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
