package org.borgui.access;

import java.time.Instant;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller.Via;
import org.borgui.state.Stored;

/**
 * A session in memory.
 *
 * @param number its document's, which callers carry
 * @param document as it would be kept now
 * @param saved the time of last use that the document on disk has
 * @param csrf empty until its secret was seen since the server started, and where none is needed
 */
record LiveSession(long number, SessionDocument document, Instant saved, String csrf) {

    static LiveSession of(Stored<SessionDocument> stored) {
        return new LiveSession(stored.id(), stored.value(), stored.value().used(), "");
    }

    UserId user() {
        return new UserId(document.user());
    }

    Via kind() {
        return document.kind();
    }

    LiveSession usedAt(Instant now) {
        return new LiveSession(number, document.usedAt(now), saved, csrf);
    }

    LiveSession savedAt(Instant time) {
        return new LiveSession(number, document, time, csrf);
    }

    LiveSession inGeneration(long other) {
        return new LiveSession(number, document.inGeneration(other), saved, csrf);
    }

    LiveSession withCsrf(String text) {
        return new LiveSession(number, document, saved, text);
    }
}
