package org.borgui.rest;

import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.api.access.SessionService;

/** Lets in whoever says 'right'. */
public final class FakeSessions implements SessionService {
    public boolean live = true;

    @Override
    public Begun signIn(String username, Secret password, Caller.Via via, String address) {
        if (!password.reveal().equals("right")) {
            throw new RefusedException(
                    RefusedException.Reason.UNAUTHENTICATED, "backend.errors.auth.incorrectCredentials", "Wrong.");
        }
        return new Begun(
                Secret.of("s3cr3t"),
                via == Caller.Via.COOKIE ? "csrf-1" : "",
                Samples.user(Samples.ADMIN),
                java.time.Instant.now().plusSeconds(86_400));
    }

    @Override
    public String csrf(Caller caller) {
        return "csrf-1";
    }

    @Override
    public void end(Caller caller) {}

    @Override
    public boolean isLive(Caller caller) {
        return live;
    }
}
