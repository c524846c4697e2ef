package org.borgui.http;

import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpMethod;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** The first to see a request: gives its answer the security headers, refuses unclear paths, answers {@code /healthz}. */
final class EntryHandler extends Handler.Wrapper {

    private final SecurityHeaders headers;
    private final String basePath;
    private final List<String> healthPaths;
    private final BooleanSupplier ready;

    EntryHandler(Handler next, HttpSettings settings, BooleanSupplier ready) {
        super(next);
        this.headers = new SecurityHeaders(settings.isPublicOverHttps());
        this.basePath = settings.basePath();
        this.healthPaths = List.of("/healthz", basePath + "/healthz");
        this.ready = ready;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var path = String.valueOf(request.getHttpURI().getPath());
        request.addHttpStreamWrapper(stream -> new HeaderStream(stream, path.startsWith(basePath + "/api")));
        var refusal = PathRules.refusal(path);
        if (refusal.isPresent()) {
            var body = ErrorBody.of("backend.errors.request.badPath", Map.of(), refusal.get());
            return answer(response, callback, 400, body);
        }
        if (healthPaths.contains(path) && isRead(request)) {
            var up = ready.getAsBoolean();
            return answer(response, callback, up ? 200 : 503, Map.of("status", up ? "up" : "down"));
        }
        return super.handle(request, response, callback);
    }

    private static boolean isRead(Request request) {
        return HttpMethod.GET.is(request.getMethod()) || HttpMethod.HEAD.is(request.getMethod());
    }

    private static boolean answer(Response response, Callback callback, int status, Map<String, ?> body) {
        response.setStatus(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
        Content.Sink.write(response, true, ErrorBody.text(body), callback);
        return true;
    }

    /** Adds the headers when the answer is about to leave, so that no reset on the way there loses them. */
    private final class HeaderStream extends HttpStream.Wrapper {

        private final boolean api;

        HeaderStream(HttpStream stream, boolean api) {
            super(stream);
            this.api = api;
        }

        @Override
        public void prepareResponse(HttpFields.Mutable answer) {
            headers.addTo(answer, api);
            super.prepareResponse(answer);
        }
    }
}
