package org.borgui.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The pages about the API that are not the API: its description, the documentation, and the console at its root. */
final class ApiPages {

    private static final Set<String> DESCRIPTION = Set.of("/openapi.json", "/api/openapi.json");
    private static final Set<String> FILES = Set.of("swagger-ui.css", "swagger-ui-bundle.js", "docs.js");
    private static final String DOCS = "/api/docs";

    private record Merged(List<Owner> owners, String text) {}

    private final Supplier<List<Owner>> owners;
    private final OpenApi openApi;
    private final ConsolePage console;
    private final String basePath;
    private final AtomicReference<@Nullable Merged> merged = new AtomicReference<>();

    ApiPages(Supplier<List<Owner>> owners, ConsolePage console, String basePath) {
        this.owners = owners;
        this.openApi = new OpenApi(basePath);
        this.console = console;
        this.basePath = basePath;
    }

    /** Answers when the path is one of these pages; false when it is not. */
    boolean answer(String path, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!request.getMethod().equals("GET") && !request.getMethod().equals("HEAD")) {
            return false;
        }
        if (path.equals("/api") || path.equals("/api/")) {
            console.answer(request, response);
        } else if (DESCRIPTION.contains(path)) {
            response.setContentType("application/json");
            WebFile.write(description().getBytes(StandardCharsets.UTF_8), request, response);
        } else if (path.equals(DOCS) || path.equals(DOCS + "/")) {
            docs(request, response);
        } else {
            return path.startsWith(DOCS + "/") && file(path.substring(DOCS.length() + 1), request, response);
        }
        return true;
    }

    private String description() {
        var now = owners.get();
        var known = merged.get();
        if (known == null || known.owners() != now) {
            known = new Merged(now, openApi.merge(now));
            merged.set(known);
        }
        return known.text();
    }

    private void docs(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var page = ApiPages.class.getResource("/docs/index.html");
        if (page != null) {
            var html = new String(WebFile.read(page), StandardCharsets.UTF_8).replace("__BASE__", basePath + "/");
            WebFile.sendHtml(html, request, response);
        }
    }

    private static boolean file(String name, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var file = FILES.contains(name) ? ApiPages.class.getResource("/docs/" + name) : null;
        if (file == null) {
            return false;
        }
        response.setHeader("Cache-Control", "no-cache");
        WebFile.send(file, name, request, response);
        return true;
    }
}
