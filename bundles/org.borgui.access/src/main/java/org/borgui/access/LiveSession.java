package org.borgui.access;

import java.time.Instant;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller.Via;
import org.borgui.state.Stored;

/**
 * A session in memory.
 *
 * @param number its document's, which callers carry
 * @param saved the time of last use that the document has
 * @param csrf empty until its secret was seen since the server started, and for bearer sessions
 */
record LiveSession(
        long number, UserId user, long generation, Via kind, Instant used, Instant saved, Instant ends, String csrf) {

    static LiveSession of(Stored<SessionDocument> stored) {
        var session = stored.value();
        return new LiveSession(
                stored.id(),
                new UserId(session.user()),
                session.generation(),
                session.kind(),
                session.used(),
                session.used(),
                session.ends(),
                "");
    }

    LiveSession usedAt(Instant now) {
        return new LiveSession(number, user, generation, kind, now, saved, ends, csrf);
    }

    LiveSession savedAt(Instant time) {
        return new LiveSession(number, user, generation, kind, used, time, ends, csrf);
    }

    LiveSession inGeneration(long other) {
        return new LiveSession(number, user, other, kind, used, saved, ends, csrf);
    }

    LiveSession withCsrf(String token) {
        return new LiveSession(number, user, generation, kind, used, saved, ends, token);
    }
}
