package org.borgui.http;

import java.io.IOException;
import java.util.Map;

/** A body is longer than the server takes. */
final class BodyTooLargeException extends IOException {

    private final long limit;

    BodyTooLargeException(long limit) {
        super("The body is longer than %d bytes".formatted(limit));
        this.limit = limit;
    }

    Map<String, ?> body() {
        return ErrorBody.of(
                "backend.errors.request.bodyTooLarge",
                Map.of("limit", limit),
                "The request's body is longer than the %d bytes this server takes.".formatted(limit));
    }
}
