package org.borgui.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says that passwords are being guessed from many places: once an hour for each kind, in the audit and in the log. */
final class SignInAlarm {

    static final String TYPE = "sign_in_alarm";

    private static final Logger LOG = LoggerFactory.getLogger(SignInAlarm.class);
    private static final Duration QUIET = Duration.ofHours(1);

    /** Apart from each other, so that noise about names that nobody has hides nothing. */
    private enum About {
        ACCOUNT,
        UNKNOWN_NAME,
        MANY_ACCOUNTS
    }

    private final Trail trail;
    private final Seldom seldom;

    SignInAlarm(Clock clock, Trail trail) {
        this.trail = trail;
        this.seldom = new Seldom(clock, QUIET);
    }

    /**
     * After each failure.
     *
     * @param account the user that was tried; empty when there is none, whatever somebody typed
     */
    void look(Guesses guesses, Optional<String> account) {
        if (guesses.alarmForAccount()) {
            raise(account.isPresent() ? About.ACCOUNT : About.UNKNOWN_NAME, account, guesses);
        }
        if (guesses.areSpread()) {
            raise(About.MANY_ACCOUNTS, Optional.empty(), guesses);
        }
    }

    private void raise(About about, Optional<String> account, Guesses guesses) {
        if (!seldom.isDue(about.name())) {
            return;
        }
        var sentence = sentence(about, account, guesses);
        LOG.warn("{}", sentence);
        trail.alarm(TYPE, account.orElse(""), sentence);
    }

    private static String sentence(About about, Optional<String> account, Guesses guesses) {
        return switch (about) {
            case ACCOUNT ->
                "%d sign-ins as '%s' have failed within an hour, from %d addresses. Somebody guesses this password."
                        .formatted(guesses.ofAccount(), account.orElse(""), guesses.sourcesOfAccount());
            case UNKNOWN_NAME ->
                "%d sign-ins under one name that no user has have failed within an hour, from %d addresses."
                        .formatted(guesses.ofAccount(), guesses.sourcesOfAccount());
            case MANY_ACCOUNTS ->
                "Sign-ins under %d names have failed within an hour, from %d addresses. Somebody tries a few passwords with many names."
                        .formatted(guesses.accounts(), guesses.sources());
        };
    }
}
