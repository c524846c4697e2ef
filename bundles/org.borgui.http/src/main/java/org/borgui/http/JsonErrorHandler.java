package org.borgui.http;

import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What Jetty itself refuses, such as a malformed request, is answered like everything else: JSON, headers, no details. */
final class JsonErrorHandler extends ErrorHandler {

    private final SecurityHeaders headers;

    JsonErrorHandler(SecurityHeaders headers) {
        this.headers = headers;
    }

    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String reason,
            @Nullable Throwable cause,
            Callback callback) {
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        headers.addTo(response.getHeaders(), true, request.isSecure());
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        Content.Sink.write(response, true, ErrorBody.text(ErrorBody.of(HttpStatus.getMessage(status))), callback);
    }
}
