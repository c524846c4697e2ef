package org.borgui.access;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the texts of a user may be, and how they are compared. */
final class UserRules {

    static final int LONGEST_USERNAME = 64;

    private static final int LONGEST_FULL_NAME = 200;
    private static final int LONGEST_EMAIL = 254;

    /** Control, formatting and unassigned characters, halves of characters, and line ends: names nobody could tell apart. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private UserRules() {}

    static String username(String text) {
        var name = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (name.isBlank() || isTooLong(name, LONGEST_USERNAME) || isInvisible(name) || !name.equals(name.strip())) {
            throw Refusals.invalidUsername();
        }
        return name;
    }

    /** Null for an empty one. */
    static @Nullable String fullName(@Nullable String text) {
        var name = clean(text);
        if (name.isPresent()
                && (isTooLong(name.get(), LONGEST_FULL_NAME)
                        || name.get().chars().anyMatch(Character::isISOControl))) {
            throw Refusals.invalidFullName();
        }
        return name.orElse(null);
    }

    /** Null for an empty one. */
    static @Nullable String email(@Nullable String text) {
        var address = clean(text);
        if (address.isPresent()
                && (isTooLong(address.get(), LONGEST_EMAIL)
                        || isInvisible(address.get())
                        || !EMAIL.matcher(address.get()).matches())) {
            throw Refusals.invalidEmail();
        }
        return address.orElse(null);
    }

    /** The form in which names are compared. */
    static String folded(String text) {
        var oneCase = text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
        return Normalizer.normalize(oneCase, Normalizer.Form.NFC);
    }

    private static Optional<String> clean(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(given -> Normalizer.normalize(given, Normalizer.Form.NFC).strip())
                .filter(given -> !given.isEmpty());
    }

    private static boolean isTooLong(String text, int most) {
        return text.codePointCount(0, text.length()) > most;
    }

    private static boolean isInvisible(String text) {
        return INVISIBLE.matcher(text).find();
    }
}
