package org.borgui.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.SessionService;

/** Lets in whoever says 'right'. */
public final class FakeSessions implements SessionService {
    private static final Client HERE = new Client("192.0.2.1", "a browser");

    public boolean live = true;
    public final List<Long> ended = new ArrayList<>();

    @Override
    public SignedIn signIn(String username, Secret password, Caller.Via via, Client client) {
        return username.equals("coded")
                ? new SignedIn(Optional.empty(), Secret.of("challenge-1"))
                : new SignedIn(Optional.of(begin(password, via)), Secret.empty());
    }

    @Override
    public Begun signInByCode(Secret challenge, String code, Caller.Via via, Client client) {
        if (!challenge.reveal().equals("challenge-1") || !code.equals("123456")) {
            throw new RefusedException(
                    RefusedException.Reason.UNAUTHENTICATED, "backend.errors.auth.invalidTotpCode", "Wrong.");
        }
        return begin(Secret.of("right"), via);
    }

    private static Begun begin(Secret password, Caller.Via via) {
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
    public Begun prove(Caller caller, Secret password, String code) {
        return begin(password, Caller.Via.COOKIE);
    }

    @Override
    public Begun refresh(Caller caller) {
        return begin(Secret.of("right"), Caller.Via.BEARER);
    }

    @Override
    public List<Session> list(Caller caller, UserId user) {
        var later = Samples.NOW.plusSeconds(3_600);
        return List.of(new Session(4, Caller.Via.COOKIE, HERE, Samples.NOW, Samples.NOW, later, true));
    }

    @Override
    public void end(Caller caller, UserId user, long session) {
        ended.add(session);
    }

    @Override
    public int endOthers(Caller caller, UserId user) {
        return 2;
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
