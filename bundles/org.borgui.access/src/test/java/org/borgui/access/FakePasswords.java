package org.borgui.access;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.spi.signin.PasswordSignIn;

/** Hashes by writing a word in front, and counts how often it was asked. A hash of {@code old:} is better as {@code hash:}. */
final class FakePasswords implements PasswordSignIn {

    final AtomicInteger checks = new AtomicInteger();

    private Runnable whileChecking = () -> {};

    /** What happens elsewhere while the next password is checked. */
    void during(Runnable action) {
        whileChecking = action;
    }

    @Override
    public String hash(Secret password) {
        return "hash:" + password.reveal();
    }

    @Override
    public Checked check(Secret password, Optional<String> hash) {
        checks.incrementAndGet();
        whileChecking.run();
        if (hash.equals(Optional.of("old:" + password.reveal()))) {
            return new Checked(true, Optional.of(hash(password)));
        }
        return new Checked(hash.equals(Optional.of(hash(password))), Optional.empty());
    }

    @Override
    public void requireAcceptable(Secret password, String username) {
        if (password.reveal().length() < 12) {
            throw RefusedException.invalid("backend.errors.auth.passwordTooShort", "Too short.");
        }
    }
}
