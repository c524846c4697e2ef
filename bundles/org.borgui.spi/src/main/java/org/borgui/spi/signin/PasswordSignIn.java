package org.borgui.spi.signin;

import java.util.Optional;
import org.borgui.api.Secret;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Checks passwords of this server. It knows how passwords are hashed, not who has which: the hash is kept by the caller
 * with the user. Called from request threads, several at once.
 */
@ConsumerType
public interface PasswordSignIn {

    /** What came of checking. */
    record Checked(boolean right, Optional<String> betterHash) {}

    /** A hash of a password, with its own salt and parameters. */
    String hash(Secret password);

    /**
     * Checks a password.
     *
     * @param hash empty for a user that does not exist or has no password: takes as long as any other, and is never right
     * @return with a hash to keep instead, when the one given is older than what would be made today
     */
    Checked check(Secret password, Optional<String> hash);

    /** Refuses ({@code INVALID}, with a sentence) a password that is too weak to be set. */
    void requireAcceptable(Secret password, String username);
}
