package org.borgui.http;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Everything that is not the API: files of the console, and its page for each of its places. */
final class StaticServlet extends HttpServlet {

    private static final String ASSETS = "assets/";

    private final transient ConsoleFiles files;
    private final transient ConsolePage page;
    private final transient ApiPages pages;

    StaticServlet(ConsoleFiles files, ConsolePage page, ApiPages pages) {
        this.files = files;
        this.page = page;
        this.pages = pages;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            ErrorBody.send(response, 405, ErrorBody.of("Method Not Allowed"));
            return;
        }
        var path = request.getRequestURI().substring(request.getContextPath().length());
        if (pages.answer(path, request, response)) {
            return;
        }
        answer(path.startsWith("/") ? path.substring(1) : path, request, response);
    }

    private void answer(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var asset = path.startsWith(ASSETS);
        if (asset || (hasExtension(path) && !path.equals("index.html"))) {
            if (sendFile(path, asset, request, response)) {
                return;
            }
            if (asset || !wantsPage(request)) {
                ErrorBody.send(response, 404, ErrorBody.of("Not Found"));
                return;
            }
        }
        page.answer(request, response);
    }

    private boolean sendFile(String path, boolean asset, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var plain = files.find(path);
        if (plain.isEmpty()) {
            return false;
        }
        response.setHeader("Cache-Control", asset ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("Vary", "Accept-Encoding");
        for (var encoding : AcceptedEncodings.of(request.getHeader("Accept-Encoding"))) {
            var prepared = files.find(path + encoding.suffix());
            if (prepared.isPresent()) {
                response.setHeader("Content-Encoding", encoding.name());
                WebFile.send(prepared.get(), path, request, response);
                return true;
            }
        }
        WebFile.send(plain.get(), path, request, response);
        return true;
    }

    private static boolean hasExtension(String path) {
        return path.substring(path.lastIndexOf('/') + 1).indexOf('.') >= 0;
    }

    /** Places of the console may end with the name of a file in an archive; a browser then asks for a page. */
    private static boolean wantsPage(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }
}
