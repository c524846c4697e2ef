package org.borgui.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.ThreadLocalRandom;

/** Names a request, in its answer and in what is recorded of it. No secret: 64 random bits. */
final class RequestId {

    static final String HEADER = "X-Request-Id";

    private static final String ATTRIBUTE = "org.borgui.http.requestId";

    private RequestId() {}

    /** The name of this request, always the same one. */
    static String of(HttpServletRequest request) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        var made = "%016x".formatted(ThreadLocalRandom.current().nextLong());
        request.setAttribute(ATTRIBUTE, made);
        return made;
    }
}
