package org.borgui.http;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Brings a request below {@code /api} to the application that owns its path. */
final class Dispatcher extends HttpServlet {

    private static final int DISCARDED = 1 << 20;
    private static final int DISCARD_SECONDS = 2;
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

    private final transient Applications applications;
    private final transient ApiPages pages;
    private final transient HttpSettings settings;
    private final transient BooleanSupplier starting;

    Dispatcher(Applications applications, ApiPages pages, HttpSettings settings, BooleanSupplier starting) {
        this.applications = applications;
        this.pages = pages;
        this.settings = settings;
        this.starting = starting;
    }

    @Override
    public void init() {
        applications.attach(getServletConfig());
    }

    @Override
    public void destroy() {
        applications.detach();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (!METHODS.contains(request.getMethod())) {
            ErrorBody.send(response, 405, ErrorBody.of("Method Not Allowed"));
            return;
        }
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (pages.answer(path, request, response)) {
            return;
        }
        var encoding = request.getHeader("Content-Encoding");
        if (encoding != null && !encoding.strip().equalsIgnoreCase("identity")) {
            response.setHeader("Accept-Encoding", "identity");
            refuse(request, response, 415, packed());
            return;
        }
        var limit = limit(request);
        if (request.getContentLengthLong() > limit.bytes()) {
            refuse(
                    request,
                    response,
                    413,
                    RefusedBodyException.tooLong(limit.bytes()).body());
            return;
        }
        dispatch(path.endsWith("/") ? path.substring(0, path.length() - 1) : path, limit, request, response);
    }

    private static Map<String, ?> packed() {
        var message = "The server takes no compressed bodies: send it as it is, without Content-Encoding.";
        return ErrorBody.of("backend.errors.request.compressedBody", Map.of(), message);
    }

    private static void refuse(
            HttpServletRequest request, HttpServletResponse response, int status, Map<String, ?> body)
            throws IOException {
        response.setHeader("Connection", "close");
        discard(request);
        ErrorBody.send(response, status, body);
    }

    /**
     * A client that still sends when the connection closes may never see the answer: a little of its body is read away,
     * unless it dawdles.
     */
    private static void discard(HttpServletRequest request) throws IOException {
        var limit = new BodyLimit(DISCARDED, DISCARD_SECONDS);
        ServletContextRequest.getServletContextRequest(request)
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint()
                .setIdleTimeout(DISCARD_SECONDS * 1_000L);
        var buffer = new byte[8 << 10];
        var body = new LimitedStream(request.getInputStream(), limit);
        try {
            while (body.read(buffer) >= 0) {
                // on to the next
            }
        } catch (IOException e) {
            // enough; the connection is closed after the answer
        }
    }

    private void dispatch(String path, BodyLimit limit, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        // An application may be replaced between being found and being entered; its successor is there by then.
        for (int tries = 0; tries < 3; tries++) {
            var found = applications.find(path);
            if (found.isPresent() && found.get().enter()) {
                run(found.get(), new LimitedRequest(request, found.get(), limit), response);
                return;
            }
        }
        if (applications.isAway(path) || starting.getAsBoolean()) {
            response.setHeader("Retry-After", "1");
            var message = "This part of the server is being changed. Try again shortly.";
            ErrorBody.send(response, 503, ErrorBody.of("backend.errors.notAvailable", Map.of(), message));
            return;
        }
        var status = UnmatchedFilter.statusFor(request.getMethod());
        ErrorBody.send(response, status, ErrorBody.of(status == 404 ? "Not Found" : "Method Not Allowed"));
    }

    private static void run(Application application, LimitedRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        request.setAttribute(IdentifyFilter.REQUEST, request);
        request.setAttribute(BrokenAnswer.RESPONSE, response);
        try {
            application.container().service(request, response);
        } finally {
            application.leaveThread();
            if (!request.goesOn()) {
                application.leave();
            }
        }
    }

    private BodyLimit limit(HttpServletRequest request) {
        var type =
                request.getContentType() == null ? "" : request.getContentType().toLowerCase(Locale.ROOT);
        var text = type.isEmpty()
                || type.contains("json")
                || type.startsWith("text/")
                || type.startsWith("application/x-www-form-urlencoded");
        return new BodyLimit(text ? settings.maxBodyBytes() : settings.maxUploadBytes(), settings.requestSeconds());
    }
}
