package org.borgui.access;

import java.time.Duration;
import java.time.Instant;
import org.borgui.api.access.Caller.Via;

/**
 * How long sessions last.
 *
 * @param cookieIdle without a request
 * @param cookie in any case
 * @param bearer of a client's token
 * @param proof so long after a password was shown a browser may do what is critical
 */
record SessionLimits(Duration cookieIdle, Duration cookie, Duration bearer, Duration proof) {

    /** So long after a sign-in a client's token is over, however often it is refreshed. */
    static final Duration REFRESHED = Duration.ofDays(7);

    /** The least time for which a password that was shown counts: for the call that asked for it. */
    static final Duration LEAST_PROOF = Duration.ofSeconds(15);

    SessionLimits {
        proof = proof.compareTo(LEAST_PROOF) < 0 ? LEAST_PROOF : proof;
    }

    /** So far a clock may be set back without signing everybody out. */
    private static final Duration CLOCK_STEP = Duration.ofHours(3);

    Duration lifetime(Via kind) {
        return kind == Via.COOKIE ? cookie : bearer;
    }

    /** One that began while the clock was far ahead does not last until then. */
    boolean isGood(SessionDocument session, Instant now) {
        var ends = session.ends();
        if (session.kind() == Via.API_TOKEN) {
            return ends == null || now.isBefore(ends);
        }
        return ends != null
                && now.isBefore(ends)
                && !ends.isAfter(now.plus(lifetime(session.kind())).plus(CLOCK_STEP))
                && (session.kind() != Via.COOKIE || now.isBefore(session.used().plus(cookieIdle)));
    }

    boolean isProved(SessionDocument session, Instant now) {
        return now.isBefore(session.lastProof().plus(proof));
    }
}
