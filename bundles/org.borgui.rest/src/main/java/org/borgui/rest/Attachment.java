package org.borgui.rest;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;

/** Answers that a browser saves and never shows. */
public final class Attachment {

    private static final String UNRESERVED = "!#$&+-.^_`|~";

    private Attachment() {}

    /** Any file, streamed. */
    public static Response of(String name, StreamingOutput content) {
        return of(name, "application/octet-stream", content);
    }

    /** A text, streamed. */
    public static Response text(String name, StreamingOutput content) {
        return of(name, "text/plain; charset=UTF-8", content);
    }

    /** A tar, streamed. */
    public static Response tar(String name, StreamingOutput content) {
        return of(name, "application/x-tar", content);
    }

    private static Response of(String name, String type, StreamingOutput content) {
        return Response.ok(content)
                .header(HttpHeaders.CONTENT_TYPE, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, disposition(name))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** The value of {@code Content-Disposition} for a name of any characters (RFC 6266). */
    static String disposition(String name) {
        var plain = new StringBuilder();
        name.codePoints().forEach(c -> plain.append(isPlain(c) ? (char) c : '_'));
        return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(plain, percentEncoded(name));
    }

    private static boolean isPlain(int c) {
        return c >= ' ' && c < 0x7f && "\"\\%/".indexOf(c) < 0;
    }

    private static String percentEncoded(String name) {
        var text = new StringBuilder();
        for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean kept = c < 0x7f && (Character.isLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0);
            text.append(kept ? String.valueOf(c) : "%%%02X".formatted((int) c));
        }
        return text.toString();
    }
}
