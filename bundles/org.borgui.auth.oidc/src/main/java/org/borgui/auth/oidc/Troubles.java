package org.borgui.auth.oidc;

import java.util.Map;
import java.util.regex.Pattern;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;

/** What goes wrong with a provider, in words for people. */
final class Troubles {

    private static final String KEY = "backend.errors.auth.";
    private static final int LONGEST = 200;
    private static final Pattern NOISE = Pattern.compile("\\p{C}+");

    private Troubles() {}

    /** It does not answer, or what it answers is of no use. */
    static RefusedException unavailable(String sentence) {
        return new RefusedException(Reason.UNAVAILABLE, KEY + "oidcProviderUnavailable", sentence);
    }

    /** It is set up in a way that this server does not work with. */
    static RefusedException unusable(String sentence) {
        return RefusedException.invalid(KEY + "oidcProviderUnusable", sentence);
    }

    /** What came of it must not be believed. */
    static RefusedException unbelievable(String sentence) {
        return new RefusedException(Reason.UNAUTHENTICATED, KEY + "oidcIdTokenInvalid", sentence);
    }

    /** The question is not this one. */
    static RefusedException otherQuestion() {
        return RefusedException.invalid(
                KEY + "invalidOrExpiredToken", "This took too long, or was done already. Begin again.");
    }

    static RefusedException noSubject() {
        return RefusedException.invalid(
                KEY + "oidcSubjectClaimMissing", "The provider does not say who this is: it sends no subject.");
    }

    /** It says no; its own words are told to those who may read logs, since whoever made the address may have chosen them. */
    static RefusedException saysNo(String error, String description) {
        var words = plain(description.isBlank() ? error : error + ": " + description);
        return new RefusedException(
                Reason.FORBIDDEN,
                KEY + "oidcRefused",
                Map.of("error", plain(error)),
                "The provider has refused the sign-in (%s).".formatted(words));
    }

    /** Words of others as one short line. */
    static String plain(String words) {
        var line = NOISE.matcher(words).replaceAll(" ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
