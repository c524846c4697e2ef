package org.borgui.http;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** The headers every answer carries, whoever wrote it. What an answer has set itself stays. */
final class SecurityHeaders {

    /** {@code base-uri 'self'}: the console says where it lies with a base element. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; style-src %s; object-src 'none'; base-uri 'self'; "
            + "frame-ancestors 'none'; form-action 'self'";

    private final Map<String, String> headers = new LinkedHashMap<>();

    SecurityHeaders(boolean https) {
        headers.put("Content-Security-Policy", policy("'self'"));
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("X-Frame-Options", "DENY");
        headers.put("Referrer-Policy", "no-referrer");
        headers.put("Cross-Origin-Opener-Policy", "same-origin");
        headers.put("Cross-Origin-Resource-Policy", "same-origin");
        headers.put(
                "Permissions-Policy",
                "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), microphone=(), "
                        + "midi=(), payment=(), usb=(), browsing-topics=()");
        if (https) {
            headers.put("Strict-Transport-Security", "max-age=31536000");
        }
    }

    static String policy(String styleSources) {
        return POLICY.formatted(styleSources);
    }

    void addTo(HttpFields.Mutable answer, boolean api) {
        headers.forEach((name, value) -> {
            if (!answer.contains(name)) {
                answer.put(name, value);
            }
        });
        if (api && !answer.contains(HttpHeader.CACHE_CONTROL)) {
            answer.put(HttpHeader.CACHE_CONTROL, "no-store");
        }
        answer.remove(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN);
    }
}
