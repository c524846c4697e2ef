package org.borgui.auth.local;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;

/** What a new password has to be: long, and not what an attacker tries first. No rules about kinds of characters. */
final class PasswordRules {

    static final int SHORTEST = 12;
    static final int LONGEST = 256;

    private static final int NAME_THAT_COUNTS = 3; // a name of one or two letters is in half of all passwords
    private static final int LEAST_BESIDE = 8; // characters that are not of a word that is near
    private static final int MOST_RATED = 64; // the estimate takes long for long texts
    private static final int LEAST_SCORE = 2; // of 0 to 4: more than a million guesses
    private static final List<String> NEAR = List.of(
            "borg",
            "borgui",
            "borg-ui",
            "borgbackup",
            "backup",
            "backups",
            "restore",
            "repository",
            "archive",
            "admin",
            "administrator",
            "localhost",
            "server");

    private final List<String> near;

    private PasswordRules(List<String> near) {
        this.near = near;
    }

    /** @param hosts the names of this server: each counts as a whole, and so does each of its parts */
    static PasswordRules near(String... hosts) {
        var ofHosts = Stream.of(hosts)
                .map(PasswordRules::folded)
                .flatMap(host -> Stream.concat(Stream.of(host), Stream.of(host.split("[^\\p{L}\\p{N}]+"))));
        return new PasswordRules(Stream.concat(NEAR.stream(), ofHosts)
                .filter(word -> word.length() >= NAME_THAT_COUNTS)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed()) // a whole name before its parts
                .toList());
    }

    void require(String password, String username) {
        var length = password.codePointCount(0, password.length());
        if (length < SHORTEST) {
            throw refused("TooShort", Map.of("minimum", SHORTEST), "A password needs at least 12 characters.");
        }
        if (length > LONGEST) {
            throw refused("TooLong", Map.of("maximum", LONGEST), "A password has at most 256 characters.");
        }
        var name = folded(username);
        if (name.length() >= NAME_THAT_COUNTS && folded(password).contains(name)) {
            throw refused("ContainsUsername", Map.of(), "A password must not contain the user name.");
        }
        if (beside(password) < LEAST_BESIDE || score(password, name) < LEAST_SCORE) {
            throw refused(
                    "TooCommon",
                    Map.of(),
                    "This password is among the first that an attacker tries. Three or four unrelated words make a good one.");
        }
    }

    /** How much of it is not made of words that are near at hand, such as the name of this server. */
    private int beside(String password) {
        var left = folded(password);
        for (var word : near) {
            left = left.replace(word, "");
        }
        return left.codePointCount(0, left.length());
    }

    /** The word lists take megabytes, and passwords are set rarely: they are read anew and let go. */
    private int score(String password, String name) {
        var rated = password.codePointCount(0, password.length()) <= MOST_RATED
                ? password
                : password.substring(0, password.offsetByCodePoints(0, MOST_RATED));
        var words = Stream.concat(near.stream(), Stream.of(name))
                .filter(word -> !word.isEmpty())
                .toList();
        return new Zxcvbn().measure(rated, words).getScore();
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }

    private static RefusedException refused(String what, Map<String, ?> params, String message) {
        return new RefusedException(Reason.INVALID, "backend.errors.auth.password" + what, params, message);
    }
}
