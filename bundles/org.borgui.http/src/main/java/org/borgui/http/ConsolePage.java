package org.borgui.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;

/** The console's one page: told where it lies, and given a nonce for its styles that no other answer has. */
final class ConsolePage {

    private static final String NO_CONSOLE =
            """
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <title>Borg UI</title>
            <h1>Borg UI</h1>
            <p>The server is running. The console is not installed: add the bundle org.borgui.console.</p>
            </html>
            """;

    private final ConsoleFiles files;
    private final String base;
    private final SecureRandom random = new SecureRandom();

    ConsolePage(ConsoleFiles files, String basePath) {
        this.files = files;
        this.base = basePath + "/";
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var index = files.find("index.html");
        if (index.isEmpty()) {
            WebFile.sendHtml(NO_CONSOLE, request, response);
            return;
        }
        var bytes = new byte[16];
        random.nextBytes(bytes);
        var nonce = Base64.getEncoder().encodeToString(bytes);
        response.setHeader("Content-Security-Policy", SecurityHeaders.policy("'self' 'nonce-" + nonce + "'"));
        var html = new String(WebFile.read(index.get()), StandardCharsets.UTF_8)
                .replace("__BASE__", base)
                .replace("=\"./", "=\"" + base)
                .replace("__NONCE__", nonce);
        WebFile.sendHtml(html, request, response);
    }
}
