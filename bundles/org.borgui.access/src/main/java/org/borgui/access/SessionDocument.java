package org.borgui.access;

import java.time.Instant;
import org.borgui.api.access.Caller.Via;
import org.borgui.spi.state.Index;
import org.borgui.state.Kind;

/**
 * A session as kept: nothing in it lets anybody sign in.
 *
 * @param hash of the secret, see {@link SessionSecret}
 * @param generation of the user when it began
 * @param used when it was last used, to the minute
 * @param ends when it is over however much it is used
 */
record SessionDocument(String hash, long user, long generation, Via kind, Instant created, Instant used, Instant ends) {

    static final Kind<SessionDocument> KIND =
            Kind.of("sessions", SessionDocument.class, Index.unique("hash", "hash"), Index.on("user", "user"));

    SessionDocument usedAt(Instant now) {
        return new SessionDocument(hash, user, generation, kind, created, now, ends);
    }

    SessionDocument inGeneration(long other) {
        return new SessionDocument(hash, user, other, kind, created, used, ends);
    }
}
