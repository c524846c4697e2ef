package org.borgui.store.mvstore;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.borgui.spi.state.Document;
import org.borgui.spi.state.Index;
import org.jspecify.annotations.Nullable;

/** A document as it lies in a map: its version, a checksum, since MVStore has none over its data, and its JSON. */
final class Body {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int HEAD = Long.BYTES + Integer.BYTES;

    private Body() {}

    static byte[] of(long version, String json) {
        var text = json.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(HEAD + text.length)
                .putLong(version)
                .putInt(checksum(version, text))
                .put(text)
                .array();
    }

    static Document document(long id, byte[] body) {
        return new Document(id, version(body), new String(body, HEAD, body.length - HEAD, StandardCharsets.UTF_8));
    }

    static long version(byte[] body) {
        return ByteBuffer.wrap(body).getLong();
    }

    /** Whether it is as it was written. */
    static boolean isWhole(byte[] body) {
        if (body.length < HEAD) {
            return false;
        }
        var text = new byte[body.length - HEAD];
        System.arraycopy(body, HEAD, text, 0, text.length);
        return ByteBuffer.wrap(body).getInt(Long.BYTES) == checksum(version(body), text);
    }

    private static int checksum(long version, byte[] text) {
        var checksum = new CRC32C();
        checksum.update(ByteBuffer.allocate(Long.BYTES).putLong(0, version));
        checksum.update(text);
        return (int) checksum.getValue();
    }

    static JsonNode fields(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("this is not JSON", e);
        }
    }

    /** The values that an index has of it; null where there is none. */
    static List<@Nullable Object> values(JsonNode fields, Index index) {
        var values = new ArrayList<@Nullable Object>();
        index.fields().forEach(name -> values.add(value(fields.path(name))));
        return values;
    }

    private static @Nullable Object value(JsonNode field) {
        if (field.isBoolean()) {
            return field.booleanValue() ? 1L : 0L;
        }
        if (field.isIntegralNumber() && field.canConvertToLong()) {
            return field.longValue();
        }
        return field.isTextual() ? field.textValue() : null;
    }
}
