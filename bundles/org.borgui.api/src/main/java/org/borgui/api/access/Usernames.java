package org.borgui.api.access;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** What names of users may be, and how they are compared; for whoever has to agree with this server about them. */
public final class Usernames {

    /** Code points of the longest one. */
    public static final int LONGEST = 64;

    /** Control, formatting and unassigned characters, halves of characters, and line ends: names nobody could tell apart. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private Usernames() {}

    /** The name as it is kept; empty when no user can be called so. */
    public static Optional<String> of(String text) {
        var name = Normalizer.normalize(text, Normalizer.Form.NFC);
        return name.isBlank()
                        || name.codePointCount(0, name.length()) > LONGEST
                        || isInvisible(name)
                        || !name.equals(name.strip())
                ? Optional.empty()
                : Optional.of(name);
    }

    /** Whether there is something in a text that nobody sees. */
    public static boolean isInvisible(String text) {
        return INVISIBLE.matcher(text).find();
    }

    /** The form in which names are compared: those that differ in upper and lower case alone are one user's. */
    public static String folded(String text) {
        var oneCase = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(oneCase, Normalizer.Form.NFC);
    }
}
