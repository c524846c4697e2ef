package org.borgui.http;

import java.io.IOException;
import java.util.Map;

/** A body is longer or comes slower than the server takes; thrown where it is read. */
final class RefusedBodyException extends IOException {

    private final int status;
    private final transient Map<String, ?> body;

    private RefusedBodyException(int status, Map<String, ?> body, String message) {
        super(message);
        this.status = status;
        this.body = body;
    }

    static RefusedBodyException tooLong(long limit) {
        var message = "The request's body is longer than the %d bytes this server takes.".formatted(limit);
        var body = ErrorBody.of("backend.errors.request.bodyTooLarge", Map.of("limit", limit), message);
        return new RefusedBodyException(413, body, message);
    }

    static RefusedBodyException tooSlow() {
        var message = "The request's body came too slowly, and the server does not wait for the rest of it.";
        return new RefusedBodyException(
                408, ErrorBody.of("backend.errors.request.tooSlow", Map.of(), message), message);
    }

    int status() {
        return status;
    }

    Map<String, ?> body() {
        return body;
    }
}
