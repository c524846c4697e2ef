package org.borgui.spi.signin;

import java.time.Instant;
import java.util.OptionalLong;
import org.borgui.api.Secret;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Codes that an app makes of a seed and the time, as a second factor. It knows how they are made; who has which seed, and
 * which code was used already, is kept by the caller. Called from request threads, several at once.
 */
@ConsumerType
public interface OneTimeCodes {

    /** A new random seed, as people type it into an app. */
    Secret seed();

    /** What an app reads from a QR code to make codes of this seed. */
    Secret uri(Secret seed, String username);

    /**
     * The number of the span of time whose code this is. Spans follow each other, so that a caller who remembers the last one
     * used refuses each code that was used before, and those before it.
     *
     * @param code as typed
     * @return empty when it is the code of no span near this moment
     */
    OptionalLong span(Secret seed, String code, Instant now);
}
