package org.borgui.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JSON body of which only what is there counts: a field that is missing says "leave it", one that is null says what the
 * method makes of null. Bodies that are always whole are records instead.
 */
public final class PartialBody {

    private final ObjectNode node;

    /** Wraps what was sent; nothing at all counts as an empty object. */
    public PartialBody(@Nullable ObjectNode sent) {
        this.node = sent == null ? JsonNodeFactory.instance.objectNode() : sent;
    }

    /** Whether the field was sent, be it null. */
    public boolean has(String field) {
        return node.has(field);
    }

    /** The names of all fields that were sent. */
    public Stream<String> names() {
        return node.properties().stream().map(Map.Entry::getKey);
    }

    /** The field as it was sent; empty when it was not sent. */
    public Optional<JsonNode> raw(String field) {
        return Optional.ofNullable(node.get(field));
    }

    /** A text; empty when missing or null. */
    public Optional<String> text(String field) {
        return value(field).map(value -> {
            check(isText(value), field, "a text");
            return value.textValue();
        });
    }

    /** A text that has to be there and not be blank. */
    public String required(String field) {
        return text(field).filter(text -> !text.isBlank()).orElseThrow(() -> Fields.missing(field));
    }

    /** A boolean; empty when missing or null. */
    public Optional<Boolean> flag(String field) {
        return value(field).map(value -> {
            check(value.isBoolean(), field, "true or false");
            return value.booleanValue();
        });
    }

    /** A whole number; empty when missing or null. */
    public Optional<Integer> number(String field) {
        return value(field).map(value -> {
            check(value.isInt(), field, "a whole number");
            return value.intValue();
        });
    }

    /** A list of numbers of things; empty when missing or null. */
    public Optional<List<Long>> ids(String field) {
        return value(field).map(list -> {
            var ids = new ArrayList<Long>();
            check(list.isArray(), field, "a list of whole numbers");
            for (var item : list) {
                check(item.canConvertToLong() && item.isIntegralNumber(), field, "a list of whole numbers");
                ids.add(item.longValue());
            }
            return ids;
        });
    }

    /** A list of texts; empty when missing or null. */
    public Optional<List<String>> texts(String field) {
        return value(field).map(list -> texts(list, field));
    }

    private static List<String> texts(JsonNode list, String field) {
        check(list.isArray(), field, "a list of texts");
        var texts = new ArrayList<String>();
        for (var item : list) {
            check(isText(item), field, "a list of texts");
            texts.add(item.textValue());
        }
        return texts;
    }

    /** JSON can write half a character; no file name, database or program takes it. */
    private static boolean isText(JsonNode node) {
        return node.isTextual()
                && node.textValue()
                        .codePoints()
                        .noneMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }

    private Optional<JsonNode> value(String field) {
        return raw(field).filter(value -> !value.isNull());
    }

    private static void check(boolean right, String field, String expected) {
        if (!right) {
            throw Fields.wrongType(field, expected);
        }
    }
}
