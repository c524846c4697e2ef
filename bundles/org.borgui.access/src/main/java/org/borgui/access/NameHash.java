package org.borgui.access;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.Kind;
import org.borgui.state.State;

/**
 * What stands for a name that somebody typed. The name itself is never kept: people type passwords into the wrong field.
 * With a salt of this server, so that nobody finds beforehand two names that stand for each other.
 */
final class NameHash {

    private record SaltDocument(String salt) {}

    private static final Kind<SaltDocument> KIND = Kind.of("sign_in_salt", SaltDocument.class);
    private static final int BYTES = 12;
    private static final int SALT_BYTES = 16;

    private final byte[] salt;

    NameHash(State state) {
        state.open(KIND);
        salt = state.write(Durability.DURABLE, writing -> writing.find(KIND, Query.all(KIND.name())).stream()
                        .findFirst()
                        .orElseGet(() -> writing.add(
                                KIND,
                                writing.nextId(KIND),
                                new SaltDocument(Hashes.random(new SecureRandom(), SALT_BYTES)))))
                .value()
                .salt()
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The same for names that differ in upper and lower case alone, and one for all that are too long to be anybody's. */
    String of(String name) {
        var counted = name.length() > UserRules.LONGEST_USERNAME ? "" : UserRules.folded(name);
        var hash = Hashes.sha256(salt, counted.getBytes(StandardCharsets.UTF_8));
        return Hashes.text(Arrays.copyOf(hash, BYTES));
    }
}
