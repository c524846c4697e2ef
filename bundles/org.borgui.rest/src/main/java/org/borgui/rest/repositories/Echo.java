package org.borgui.rest.repositories;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.borgui.rest.BorgJson;
import org.borgui.rest.Fields;
import org.borgui.rest.PartialBody;

/**
 * Fields that existing clients send, and compare with what the list gives back: they have no meaning here, and come back
 * exactly as they came. Each is kept as its JSON text, so that {@code ""}, {@code null}, {@code false} and {@code 300} stay
 * apart.
 */
final class Echo {

    private static final NullNode NONE = NullNode.getInstance();

    /** The fields, and what the list says when nobody sent them. */
    private static final Map<String, JsonNode> FIELDS = fields();

    private static final Set<String> SCRIPTS = Set.of("pre_backup_script", "post_backup_script");
    private static final int LONGEST = 4096;

    private Echo() {}

    private static Map<String, JsonNode> fields() {
        var fields = new LinkedHashMap<String, JsonNode>();
        for (String text : List.of("pre_backup_script", "post_backup_script", "custom_flags", "remote_path")) {
            fields.put(text, NONE);
        }
        for (String number : List.of("hook_timeout", "pre_hook_timeout", "post_hook_timeout")) {
            fields.put(number, IntNode.valueOf(300));
        }
        for (String flag : List.of("continue_on_hook_failure", "skip_on_hook_failure")) {
            fields.put(flag, BooleanNode.FALSE);
        }
        fields.put("pre_backup_script_parameters", NONE);
        fields.put("post_backup_script_parameters", NONE);
        fields.put("source_connection_id", NONE);
        return fields;
    }

    /** Those of the fields that were sent. */
    static Map<String, String> sent(PartialBody body) {
        var sent = new LinkedHashMap<String, String>();
        FIELDS.keySet().forEach(field -> body.raw(field).ifPresent(value -> sent.put(field, text(field, value))));
        return sent;
    }

    /** What to give back for every field. */
    static Map<String, JsonNode> values(Map<String, String> echoed) {
        var values = new LinkedHashMap<>(FIELDS);
        echoed.forEach((field, text) -> values.computeIfPresent(field, (name, usual) -> BorgJson.read(text)));
        return values;
    }

    private static String text(String field, JsonNode value) {
        if (SCRIPTS.contains(field) && hasText(value)) {
            throw RefusedException.invalid(
                    "backend.errors.repo.scriptHooksUnavailable",
                    "Scripts before and after a backup need the script hook plugin, which is not installed.");
        }
        if (field.equals("custom_flags") && hasText(value)) {
            throw RefusedException.invalid(
                    "backend.errors.repo.customFlagsUnavailable",
                    "Flags of one's own for borg are not supported. Leave 'custom_flags' empty.");
        }
        if (field.equals("source_connection_id") && !value.isNull()) {
            throw Unavailable.plugin("A source on another machine");
        }
        var text = value.toString();
        if (text.length() > LONGEST) {
            throw Fields.wrongType(field, "shorter than %d characters".formatted(LONGEST));
        }
        return text;
    }

    private static boolean hasText(JsonNode value) {
        return !value.isNull() && !(value.isTextual() && value.textValue().isEmpty());
    }
}
