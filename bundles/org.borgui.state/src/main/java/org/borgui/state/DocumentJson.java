package org.borgui.state;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.borgui.spi.state.Document;
import org.borgui.spi.state.StateException;

/** Documents as JSON, with the version of their shape, and older ones as they are today. */
final class DocumentJson {

    private static final int KEPT = 500;
    private static final int LONGEST_KEPT = 4_000;
    private static final TypeReference<Map<String, Object>> FIELDS = new TypeReference<>() {};

    /** A document as it is kept, and what it is read as. */
    private record Text(Class<?> type, String json) {}

    private final ObjectMapper mapper = Mapping.mapper();

    /** Records do not change: what was read lately is not parsed again. */
    private final Map<Text, Object> read = Collections.synchronizedMap(new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Text, Object> eldest) {
            return size() > KEPT;
        }
    });

    <T> String write(Kind<T> kind, T value) {
        try {
            ObjectNode fields = mapper.valueToTree(value);
            fields.put(Shape.VERSION, kind.collection().schemaVersion());
            return mapper.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this cannot be a document of " + kind.name(), e);
        }
    }

    <T> T read(Kind<T> kind, Document document) {
        var text = new Text(kind.type(), document.json());
        var known = read.get(text);
        if (known != null) {
            return kind.type().cast(known);
        }
        var value = parsed(kind, document);
        if (document.json().length() <= LONGEST_KEPT) {
            read.put(text, value);
        }
        return value;
    }

    private <T> T parsed(Kind<T> kind, Document document) {
        try {
            if (document.json().endsWith(ending(kind))) {
                return mapper.readValue(document.json(), kind.type());
            }
            var fields = mapper.readValue(document.json(), FIELDS);
            var version = fields.remove(Shape.VERSION) instanceof Integer number ? number : 1;
            return mapper.convertValue(migrated(kind, document, fields, version), kind.type());
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new StateException(
                    "Document %d of %s cannot be read: it was changed by something else than this server."
                            .formatted(document.id(), kind.name()),
                    e);
        }
    }

    /** How a document of today's shape ends, as it is written here. */
    private static String ending(Kind<?> kind) {
        return '"' + Shape.VERSION + "\":" + kind.collection().schemaVersion() + '}';
    }

    private static Map<String, Object> migrated(
            Kind<?> kind, Document document, Map<String, Object> fields, int version) {
        if (version > kind.collection().schemaVersion()) {
            throw new StateException(
                    "Document %d of %s was written by a newer version of this server. Install that version again."
                            .formatted(document.id(), kind.name()));
        }
        var result = fields;
        for (var migration :
                kind.migrations().subList(version - 1, kind.migrations().size())) {
            result = migration.apply(result);
        }
        return result;
    }
}
