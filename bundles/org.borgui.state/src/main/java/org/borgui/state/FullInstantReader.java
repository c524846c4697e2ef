package org.borgui.state;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * Reads points in time as {@link IndexValues#INSTANT} writes them, digit by digit: a formatter takes a fifth of all the time
 * that a document needs. Whatever looks different is left to Jackson.
 */
final class FullInstantReader extends StdDeserializer<Instant> {

    private static final int LENGTH = "2026-11-01T08:30:00.000000000Z".length();

    FullInstantReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
        var text = json.getText();
        if (text.length() == LENGTH && text.charAt(LENGTH - 1) == 'Z') {
            try {
                return LocalDateTime.of(
                                number(text, 0, 4),
                                number(text, 5, 7),
                                number(text, 8, 10),
                                number(text, 11, 13),
                                number(text, 14, 16),
                                number(text, 17, 19),
                                number(text, 20, 29))
                        .toInstant(ZoneOffset.UTC);
            } catch (NumberFormatException | DateTimeException e) {
                return InstantDeserializer.INSTANT.deserialize(json, context);
            }
        }
        return InstantDeserializer.INSTANT.deserialize(json, context);
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
