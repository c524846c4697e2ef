package org.borgui.testkit.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.borgui.spi.state.Document;
import org.borgui.spi.state.Index;
import org.jspecify.annotations.Nullable;

/** A document and its fields. */
record MemoryRow(Document document, JsonNode fields) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static MemoryRow of(Document document) {
        try {
            return new MemoryRow(document, JSON.readTree(document.json()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is not JSON", e);
        }
    }

    long id() {
        return document.id();
    }

    /** A text or a number; a boolean counts as 1 or 0. Null when there is none. The field after an index's last one is the id. */
    @Nullable
    Object value(List<String> names, int position) {
        if (position == names.size()) {
            return id();
        }
        var field = fields.path(names.get(position));
        if (field.isBoolean()) {
            return field.booleanValue() ? 1L : 0L;
        }
        if (field.isIntegralNumber()) {
            return field.longValue();
        }
        return field.isTextual() ? field.textValue() : null;
    }

    boolean clashesWith(MemoryRow other, Index index) {
        for (int i = 0; i < index.fields().size(); i++) {
            var mine = value(index.fields(), i);
            if (mine == null || !mine.equals(other.value(index.fields(), i))) {
                return false;
            }
        }
        return id() != other.id();
    }
}
