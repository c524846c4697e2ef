package org.borgui.rest.auth;

import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.SessionService.Session;
import org.borgui.rest.Times;

/** A session, as people see theirs. */
public record SessionItem(
        long id,
        String kind,
        String address,
        String agent,
        String createdAt,
        String lastUsedAt,
        String expiresAt,
        boolean current) {

    /** The session on the wire. */
    public static SessionItem of(Session session) {
        return new SessionItem(
                session.id(),
                session.via() == Via.COOKIE ? "browser" : "client",
                session.client().address(),
                session.client().agent(),
                Times.text(session.created()),
                Times.text(session.used()),
                Times.text(session.ends()),
                session.current());
    }

    /** How many sessions were ended. */
    public record Ended(int ended) {}
}
