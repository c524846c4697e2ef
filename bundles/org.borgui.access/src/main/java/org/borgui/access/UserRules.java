package org.borgui.access;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;
import org.borgui.api.access.Usernames;
import org.jspecify.annotations.Nullable;

/** What the texts of a user may be, and how they are compared. */
final class UserRules {

    static final int LONGEST_USERNAME = Usernames.LONGEST;

    private static final int LONGEST_FULL_NAME = 200;
    private static final int LONGEST_LABEL = 100;
    private static final int LONGEST_EMAIL = 254;

    private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+");

    private UserRules() {}

    static String username(String text) {
        return Usernames.of(text).orElseThrow(Refusals::invalidUsername);
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
                        || Usernames.isInvisible(address.get())
                        || !EMAIL.matcher(address.get()).matches())) {
            throw Refusals.invalidEmail();
        }
        return address.orElse(null);
    }

    /** What one calls a token or a passkey: 1 to 100 characters of one line. */
    static Optional<String> label(String text) {
        return clean(text).filter(name -> !isTooLong(name, LONGEST_LABEL)).filter(name -> name.codePoints()
                .noneMatch(Character::isISOControl));
    }

    /** The form in which names are compared. */
    static String folded(String text) {
        return Usernames.folded(text);
    }

    private static Optional<String> clean(@Nullable String text) {
        return Optional.ofNullable(text)
                .map(given -> Normalizer.normalize(given, Normalizer.Form.NFC).strip())
                .filter(given -> !given.isEmpty());
    }

    private static boolean isTooLong(String text, int most) {
        return text.codePointCount(0, text.length()) > most;
    }
}
