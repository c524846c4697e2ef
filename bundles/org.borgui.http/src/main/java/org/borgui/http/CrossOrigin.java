package org.borgui.http;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Pages of other sites that may use the API, with a token. By default there are none. Cookies never count for them, and
 * what a resource itself says of other origins is taken away. Jetty's own handler takes lists of origins in a request for
 * one, and lets a resource say more.
 */
final class CrossOrigin {

    private static final Pattern ORIGIN =
            Pattern.compile("https?://([a-z0-9_]([a-z0-9._-]*[a-z0-9_])?|\\[[0-9a-f:.]+])(:[1-9]\\d{0,4})?");
    private static final String ALL = "Access-Control-";

    private final Set<String> allowed = new HashSet<>();

    /**
     * The origins to allow.
     *
     * @throws IllegalArgumentException for what browsers never send as an origin; the message is a sentence
     */
    CrossOrigin(List<String> origins) {
        for (var origin : origins) {
            if (!ORIGIN.matcher(origin).matches()) {
                throw new IllegalArgumentException(
                        ("'%s' in allowedOrigins is no origin: write scheme, host and, unless it is the usual one, port in "
                                        + "lower case, such as https://pages.example.org. '*' and 'null' cannot be allowed.")
                                .formatted(origin));
            }
            allowed.add(origin);
        }
    }

    /** Whether the request asks if another may be made, and it may. */
    boolean isAllowedPreflight(Request request) {
        return HttpMethod.OPTIONS.is(request.getMethod())
                && request.getHeaders().contains(HttpHeader.ACCESS_CONTROL_REQUEST_METHOD)
                && isAllowed(origin(request));
    }

    void answerPreflight(HttpFields.Mutable answer) {
        answer.put(HttpHeader.ACCESS_CONTROL_ALLOW_METHODS, "GET, HEAD, POST, PUT, PATCH, DELETE");
        answer.put(HttpHeader.ACCESS_CONTROL_ALLOW_HEADERS, "Authorization, Content-Type, Last-Event-ID");
        answer.put(HttpHeader.ACCESS_CONTROL_MAX_AGE, "600");
    }

    /** The last word on an answer that is about to leave. */
    void addTo(HttpFields.Mutable answer, @Nullable String origin, boolean preflight) {
        if (!preflight) {
            answer.stream()
                    .map(HttpField::getName)
                    .filter(CrossOrigin::isAboutOrigins)
                    .toList()
                    .forEach(answer::remove);
        }
        if (allowed.isEmpty()) {
            return;
        }
        answer.ensureField(new HttpField(HttpHeader.VARY, "Origin"));
        if (isAllowed(origin)) {
            answer.put(HttpHeader.ACCESS_CONTROL_ALLOW_ORIGIN, origin);
            answer.put(HttpHeader.ACCESS_CONTROL_EXPOSE_HEADERS, "Content-Disposition, Retry-After, X-Request-Id");
        }
    }

    /** The one origin of a request; null when it names none, or several. */
    static @Nullable String origin(Request request) {
        var values = request.getHeaders().getValuesList(HttpHeader.ORIGIN);
        return values.size() == 1 ? values.get(0) : null;
    }

    private boolean isAllowed(@Nullable String origin) {
        return origin != null && allowed.contains(origin);
    }

    private static boolean isAboutOrigins(String header) {
        return header.regionMatches(true, 0, ALL, 0, ALL.length());
    }
}
