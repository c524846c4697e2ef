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

/**
 * The first to see a request: gives its answer the security headers, answers {@code /healthz}, and refuses other hosts,
 * unclear paths and too many headers before anybody is asked who they are.
 */
final class EntryHandler extends Handler.Wrapper {

    /** Browsers send about 20, and proxies add a few. */
    private static final int MAX_HEADERS = 100;

    private final HttpSettings settings;
    private final SecurityHeaders headers;
    private final List<String> healthPaths;
    private final BooleanSupplier ready;

    EntryHandler(Handler next, HttpSettings settings, BooleanSupplier ready) {
        super(next);
        this.settings = settings;
        this.headers = new SecurityHeaders(settings.isPublicOverHttps());
        this.healthPaths = List.of("/healthz", settings.basePath() + "/healthz");
        this.ready = ready;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var path = String.valueOf(request.getHttpURI().getPath());
        var api = path.startsWith(settings.basePath() + "/api");
        var preflight = api && settings.crossOrigin().isAllowedPreflight(request);
        request.addHttpStreamWrapper(stream -> new HeaderStream(stream, request, api, preflight));
        if (healthPaths.contains(path) && isRead(request)) {
            var up = ready.getAsBoolean();
            return answer(response, callback, up ? 200 : 503, Map.of("status", up ? "up" : "down"));
        }
        var foreign = settings.allowedHosts().refusal(request);
        if (foreign.isPresent()) {
            return answer(
                    response, callback, foreign.get().status(), foreign.get().body());
        }
        if (request.getHeaders().size() > MAX_HEADERS) {
            var message = "A request may have %d headers at most.".formatted(MAX_HEADERS);
            var body = ErrorBody.of("backend.errors.request.tooManyHeaders", Map.of("limit", MAX_HEADERS), message);
            return answer(response, callback, 431, body);
        }
        var refusal = PathRules.refusal(path);
        if (refusal.isPresent()) {
            var body = ErrorBody.of("backend.errors.request.badPath", Map.of(), refusal.get());
            return answer(response, callback, 400, body);
        }
        if (preflight) {
            settings.crossOrigin().answerPreflight(response.getHeaders());
            response.setStatus(204);
            callback.succeeded();
            return true;
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

        private final Request request;
        private final boolean api;
        private final boolean preflight;

        HeaderStream(HttpStream stream, Request request, boolean api, boolean preflight) {
            super(stream);
            this.request = request;
            this.api = api;
            this.preflight = preflight;
        }

        @Override
        public void prepareResponse(HttpFields.Mutable answer) {
            headers.addTo(answer, api, request.isSecure());
            settings.crossOrigin().addTo(answer, api ? CrossOrigin.origin(request) : null, preflight);
            super.prepareResponse(answer);
        }
    }
}
