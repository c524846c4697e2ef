package org.borgui.auth.local;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.spi.signin.PasswordSignIn;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Argon2id, and bcrypt for what an older server left. At most four passwords are worked on at once, so that a flood of
 * sign-ins takes neither all memory nor all cores; the others wait their turn.
 */
@Component
public final class LocalPasswords implements PasswordSignIn {

    private static final int AT_ONCE = 4;
    private static final long PATIENCE_SECONDS = 15;

    private final SecureRandom random = new SecureRandom();
    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Argon2 nobody;

    @Activate
    public LocalPasswords() {
        nobody = new Argon2(Argon2.TODAY, bytes(Argon2.SALT_BYTES), bytes(Argon2.HASH_BYTES));
    }

    @Override
    public String hash(Secret password) {
        return inTurn(() -> newHash(password));
    }

    @Override
    public Checked check(Secret password, Optional<String> hash) {
        return inTurn(() -> checkNow(password, hash.orElse("")));
    }

    @Override
    public void requireAcceptable(Secret password, String username) {
        PasswordRules.require(normal(password), username);
    }

    private Checked checkNow(Secret password, String hash) {
        var argon = Argon2.parse(hash);
        if (argon.isPresent()) {
            var right = argon.get().matches(utf8(password));
            return new Checked(right, right && !argon.get().isOfToday() ? better(password) : Optional.empty());
        }
        if (Bcrypt.isOne(hash) && Bcrypt.seesAllOf(password.reveal())) {
            var right = Bcrypt.matches(hash, password.reveal());
            return new Checked(right, right ? better(password) : Optional.empty());
        }
        var unused = nobody.matches(utf8(password)); // as much work as for anybody
        return new Checked(false, Optional.empty());
    }

    private Optional<String> better(Secret password) {
        return Optional.of(newHash(password));
    }

    private String newHash(Secret password) {
        return Argon2.of(utf8(password), bytes(Argon2.SALT_BYTES)).text();
    }

    private <T> T inTurn(Supplier<T> work) {
        try {
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw busy();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            turns.release();
        }
    }

    private static RefusedException busy() {
        return new RefusedException(
                Reason.UNAVAILABLE,
                "backend.errors.auth.busy",
                "Too many people are signing in just now. Try again in a moment.");
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] utf8(Secret password) {
        return normal(password).getBytes(StandardCharsets.UTF_8);
    }

    /** The same password whether a keyboard sends {@code ä} as one character or as two. */
    private static String normal(Secret password) {
        return Normalizer.normalize(password.reveal(), Normalizer.Form.NFC);
    }
}
