package org.borgui.access;

import java.time.Instant;
import java.util.OptionalLong;
import org.borgui.api.Secret;
import org.borgui.spi.signin.OneTimeCodes;

/** Codes that are the seed's first letter and the number of the minute. */
final class FakeCodes implements OneTimeCodes {

    static final FakeCodes INSTANCE = new FakeCodes();

    static String at(Secret seed, Instant now) {
        return seed.reveal().charAt(0) + "%d".formatted(now.getEpochSecond() / 60);
    }

    @Override
    public Secret seed() {
        return Secret.of("SEED");
    }

    @Override
    public Secret uri(Secret seed, String username) {
        return Secret.of("otpauth://totp/%s?secret=%s".formatted(username, seed.reveal()));
    }

    @Override
    public OptionalLong span(Secret seed, String code, Instant now) {
        return code.equals(at(seed, now)) ? OptionalLong.of(now.getEpochSecond() / 60) : OptionalLong.empty();
    }
}
