package org.borgui.http;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;

/** The headers every answer carries, whoever wrote it. What an answer has set itself stays. */
final class SecurityHeaders {

    private static final String POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'; "
            + "img-src 'self' data:; font-src 'self'; style-src %s; object-src 'none'; base-uri 'none'; "
            + "frame-ancestors 'none'; form-action 'self'";

    /** For what somebody saved once and nobody here has read: were it opened in spite of all, it could do nothing. */
    private static final String SAVED = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'; sandbox";

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final boolean publicOverHttps;

    SecurityHeaders(boolean publicOverHttps) {
        this.publicOverHttps = publicOverHttps;
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
    }

    static String policy(String styleSources) {
        return POLICY.formatted(styleSources);
    }

    /** Adds what is missing; {@code secure} when the request came by HTTPS, here or at a trusted proxy. */
    void addTo(HttpFields.Mutable answer, boolean api, boolean secure) {
        if (isSaved(answer)) {
            answer.put("Content-Security-Policy", SAVED);
        }
        headers.forEach((name, value) -> {
            if (!answer.contains(name)) {
                answer.put(name, value);
            }
        });
        if (publicOverHttps || secure) {
            answer.put("Strict-Transport-Security", "max-age=31536000");
        }
        if (api && !answer.contains(HttpHeader.CACHE_CONTROL)) {
            answer.put(HttpHeader.CACHE_CONTROL, "no-store");
        }
    }

    private static boolean isSaved(HttpFields answer) {
        var disposition = answer.get(HttpHeader.CONTENT_DISPOSITION);
        return disposition != null
                && disposition.strip().toLowerCase(Locale.ROOT).startsWith("attachment");
    }
}
