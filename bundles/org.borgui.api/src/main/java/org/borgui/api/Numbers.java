package org.borgui.api;

import java.util.Map;

final class Numbers {

    private Numbers() {}

    static long id(String text) {
        try {
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
