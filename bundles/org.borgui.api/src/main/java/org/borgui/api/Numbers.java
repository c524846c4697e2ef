package org.borgui.api;

import java.util.Map;
import java.util.regex.Pattern;

final class Numbers {

    private static final Pattern DIGITS = Pattern.compile("-?[0-9]{1,19}");

    private Numbers() {}

    static long id(String text) {
        try {
            if (!DIGITS.matcher(text).matches()) {
                throw new NumberFormatException("not the digits 0 to 9"); // parseLong reads those of all languages
            }
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new RefusedException(
                    RefusedException.Reason.UNPROCESSABLE,
                    "backend.errors.invalidId",
                    Map.of("value", text),
                    "'%s' is not a number, and identities are numbers.".formatted(text));
        }
    }
}
