package org.borgui.access;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;
import org.borgui.api.Secret;
import org.borgui.spi.web.RequestGate;

/**
 * Name and flags of the session cookie for one request.
 *
 * <p>Browsers take cookies with {@code Secure} over HTTPS and from this very machine; over plain HTTP in a network they
 * drop them, and there the cookie goes without.
 *
 * @param name with a prefix that makes browsers refuse one that was planted by a neighbour or over plain HTTP
 */
record SessionCookie(String name, String path, boolean secure) {

    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|\\[?(::1|0:0:0:0:0:0:0:1)\\]?");

    static SessionCookie of(HttpServletRequest request) {
        return of(RequestGate.COOKIE, request);
    }

    static SessionCookie of(String name, HttpServletRequest request) {
        var context = request.getContextPath();
        var secure = request.isSecure() || isLoopback(request.getServerName());
        if (!secure) {
            return new SessionCookie(name, context.isEmpty() ? "/" : context, false);
        }
        return context.isEmpty()
                ? new SessionCookie("__Host-" + name, "/", true)
                : new SessionCookie("__Secure-" + name, context, true);
    }

    String set(Secret secret, Duration age) {
        return header(secret.reveal(), Math.max(0, age.toSeconds()));
    }

    /** The same without what makes browsers refuse one that somebody else has set. */
    SessionCookie named(String other) {
        return new SessionCookie(other, path, secure);
    }

    String cleared() {
        return header("", 0);
    }

    private String header(String value, long seconds) {
        return "%s=%s; Path=%s; Max-Age=%d; HttpOnly; SameSite=Lax%s"
                .formatted(name, value, path, seconds, secure ? "; Secure" : "");
    }

    private static boolean isLoopback(String host) {
        return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
    }
}
