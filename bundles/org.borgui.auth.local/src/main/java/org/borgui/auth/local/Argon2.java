package org.borgui.auth.local;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;

/**
 * An Argon2id hash in its usual text form, {@code $argon2id$v=19$m=…,t=…,p=…$salt$hash}.
 */
final class Argon2 {

    /** What new hashes cost: 19 MiB, two passes, one lane; the least that OWASP advises. */
    static final Cost TODAY = new Cost(19_456, 2, 1);

    static final int SALT_BYTES = 16;
    static final int HASH_BYTES = 32;

    private static final int MOST_KIB = 65_536;
    private static final int MOST_PASSES = 10;
    private static final int MOST_LANES = 4;

    private static final Pattern TEXT = Pattern.compile("\\$argon2id\\$v=19\\$m=(\\d{1,6}),t=(\\d{1,2}),p=(\\d{1,2})"
            + "\\$([A-Za-z0-9+/]{11,86})\\$([A-Za-z0-9+/]{22,86})");

    private final Cost cost;
    private final byte[] salt;
    private final byte[] hash;

    Argon2(Cost cost, byte[] salt, byte[] hash) {
        this.cost = cost;
        this.salt = salt;
        this.hash = hash;
    }

    /** Memory in KiB, passes over it, and lanes. */
    record Cost(int kib, int passes, int lanes) {

        /** Whether this server is willing to spend it; a hash that came from elsewhere might ask for gigabytes. */
        boolean isBearable() {
            return lanes >= 1
                    && lanes <= MOST_LANES
                    && passes >= 1
                    && passes <= MOST_PASSES
                    && kib >= 8 * lanes
                    && kib <= MOST_KIB;
        }
    }

    /** Makes a hash at today's cost. */
    static Argon2 of(byte[] password, byte[] salt) {
        return new Argon2(TODAY, salt, compute(password, salt, TODAY, HASH_BYTES));
    }

    /** Reads the text form; empty when it is none, or asks for more than this server spends. */
    static Optional<Argon2> parse(String text) {
        var match = TEXT.matcher(text);
        if (!match.matches()) {
            return Optional.empty();
        }
        var cost = new Cost(
                Integer.parseInt(match.group(1)), Integer.parseInt(match.group(2)), Integer.parseInt(match.group(3)));
        if (!cost.isBearable()) {
            return Optional.empty();
        }
        try {
            var decoder = Base64.getDecoder();
            return Optional.of(new Argon2(cost, decoder.decode(match.group(4)), decoder.decode(match.group(5))));
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a number of letters that no bytes give
        }
    }

    boolean matches(byte[] password) {
        return MessageDigest.isEqual(hash, compute(password, salt, cost, hash.length));
    }

    /** The memory that a check takes. */
    int kib() {
        return cost.kib();
    }

    boolean isOfToday() {
        return cost.equals(TODAY) && salt.length >= SALT_BYTES && hash.length >= HASH_BYTES;
    }

    String text() {
        var encoder = Base64.getEncoder().withoutPadding();
        return "$argon2id$v=19$m=%d,t=%d,p=%d$%s$%s"
                .formatted(
                        cost.kib(),
                        cost.passes(),
                        cost.lanes(),
                        encoder.encodeToString(salt),
                        encoder.encodeToString(hash));
    }

    private static byte[] compute(byte[] password, byte[] salt, Cost cost, int length) {
        var generator = new Argon2BytesGenerator();
        generator.init(new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                .withMemoryAsKB(cost.kib())
                .withIterations(cost.passes())
                .withParallelism(cost.lanes())
                .withSalt(salt)
                .build());
        var hash = new byte[length];
        generator.generateBytes(password, hash);
        return hash;
    }
}
