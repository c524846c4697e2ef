package org.borgui.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.borgui.api.RefusedException;
import org.jspecify.annotations.Nullable;

/** The bodies of errors: always an object with one field {@code detail}. */
final class ErrorBody {

    private static final JsonMapper JSON = new JsonMapper();

    private ErrorBody() {}

    static Map<String, ?> of(String text) {
        return Map.of("detail", text);
    }

    static Map<String, ?> of(String key, Map<String, ?> params, String message) {
        var detail = new LinkedHashMap<String, Object>();
        detail.put("key", key);
        detail.put("params", params);
        detail.put("message", message);
        return Map.of("detail", detail);
    }

    /** One entry of the list that describes a wrong input, as the contract's clients read it. */
    static Map<String, ?> ofInput(String type, List<Object> where, String message, @Nullable Object input) {
        return Map.of("detail", List.of(entry(type, where, message, input)));
    }

    private static Map<String, @Nullable Object> entry(
            String type, List<Object> where, String message, @Nullable Object input) {
        var entry = new LinkedHashMap<String, @Nullable Object>();
        entry.put("type", type);
        entry.put("loc", where);
        entry.put("msg", message);
        entry.put("input", input);
        return entry;
    }

    /** One entry for each missing field; their names have commas between. */
    static Map<String, ?> missing(String fields) {
        return Map.of(
                "detail",
                Arrays.stream(fields.split(",", -1))
                        .map(field -> entry("missing", place(field), "Field required", null))
                        .toList());
    }

    private static List<Object> place(String field) {
        return Stream.<Object>concat(Stream.of("body"), Arrays.stream(field.split("\\.", -1)))
                .filter(part -> !part.equals(""))
                .toList();
    }

    static Map<String, ?> locked(RefusedException refusal) {
        var detail = new LinkedHashMap<String, @Nullable Object>();
        detail.put("error", "repository_locked");
        detail.put("message", refusal.key());
        detail.put("suggestion", refusal.getMessage());
        detail.put("repository_id", refusal.params().get("repository_id"));
        detail.put("can_break_lock", refusal.params().getOrDefault("can_break_lock", false));
        return Map.of("detail", detail);
    }

    static String text(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An error's body cannot be written", e);
        }
    }

    /** Answers a servlet request. */
    static void send(HttpServletResponse response, int status, Map<String, ?> body) throws IOException {
        var bytes = text(body).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
