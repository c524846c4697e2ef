package org.borgui.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;

/** Texts of bodies. Half a character, which JSON can write and no file name, database or program takes, is refused. */
final class PlainText extends StdScalarDeserializer<String> {

    private static final long serialVersionUID = 1;

    PlainText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        var text = StringDeserializer.instance.deserialize(parser, context);
        if (text != null && hasHalfCharacter(text)) {
            return (String) context.handleWeirdStringValue(String.class, "", "half a character");
        }
        return text;
    }

    private static boolean hasHalfCharacter(String text) {
        return text.codePoints()
                .anyMatch(point -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
    }
}
