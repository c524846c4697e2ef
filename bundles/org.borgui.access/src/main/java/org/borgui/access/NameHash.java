package org.borgui.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
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

    private final byte[] salt;

    NameHash(State state) {
        state.open(KIND);
        salt = state.write(Durability.DURABLE, writing -> writing.find(KIND, Query.all(KIND.name())).stream()
                        .findFirst()
                        .orElseGet(() -> writing.add(KIND, writing.nextId(KIND), new SaltDocument(random()))))
                .value()
                .salt()
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** The same for names that differ in upper and lower case alone, and one for all that are too long to be anybody's. */
    String of(String name) {
        var counted = name.length() > UserRules.LONGEST_USERNAME ? "" : UserRules.folded(name);
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            var hash = digest.digest(counted.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static String random() {
        var bytes = new byte[16];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
