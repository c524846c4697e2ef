package org.borgui.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller.Via;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateException;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.State;
import org.borgui.state.State.Writing;
import org.borgui.state.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions of this server: kept on disk at their beginning and end, answered from memory. The time of last use is
 * written at most once a minute.
 */
// immediate: what it keeps in memory must not go when nobody asks for a moment
@Component(service = Sessions.class, immediate = true, configurationPid = "org.borgui.access")
@Designate(ocd = Sessions.Config.class)
public final class Sessions {

    /** How long sessions last. */
    @ObjectClassDefinition(name = "Sessions", description = "How long a sign-in lasts")
    public @interface Config {

        @AttributeDefinition(
                name = "Idle minutes",
                description = "A browser that does nothing for so long is signed out")
        int cookieIdleMinutes() default 60;

        @AttributeDefinition(name = "Hours in a browser", description = "A browser is signed out after so long anyway")
        int cookieHours() default 12;

        @AttributeDefinition(name = "Hours of a token", description = "So long is the token of an API client valid")
        int bearerHours() default 24;
    }

    /** The same as plain values. */
    record Limits(Duration cookieIdle, Duration cookie, Duration bearer) {}

    /** A session just begun, and its secret. */
    record Begun(SessionSecret secret, LiveSession session, Stored<UserDocument> user) {}

    static final int MOST_PER_USER = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final Duration WRITE_USE = Duration.ofMinutes(1);
    private static final Duration SWEEP = Duration.ofMinutes(10);

    /** So far a clock may be set back without signing everybody out. */
    private static final Duration CLOCK_STEP = Duration.ofHours(3);

    private final State state;
    private final Limits limits;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, LiveSession> live = new ConcurrentHashMap<>(); // by the hash of the secret
    private final Map<Long, String> hashes = new ConcurrentHashMap<>(); // by number
    private Instant swept;

    @Activate
    public Sessions(@Reference State state, Config config) {
        this(
                state,
                new Limits(
                        Duration.ofMinutes(config.cookieIdleMinutes()),
                        Duration.ofHours(config.cookieHours()),
                        Duration.ofHours(config.bearerHours())),
                Clock.systemUTC());
    }

    Sessions(State state, Limits limits, Clock clock) {
        this.state = state;
        this.limits = limits;
        this.clock = clock;
        this.swept = clock.instant();
        state.open(SessionDocument.KIND);
        for (var stored : state.find(SessionDocument.KIND, Query.all("sessions"))) {
            remember(stored.value().hash(), LiveSession.of(stored));
        }
        sweep(swept);
    }

    /**
     * Begins a session with a new secret.
     *
     * @param admit run within the transaction: gives the user, or throws when there shall be no session
     */
    Begun begin(Via kind, Function<Writing, Stored<UserDocument>> admit) {
        var now = clock.instant();
        sweepIfDue(now);
        var secret = SessionSecret.random(random);
        var ends = now.plus(lifetime(kind));
        var begun = state.write(Durability.DURABLE, writing -> {
            var user = admit.apply(writing);
            var document =
                    new SessionDocument(secret.hash(), user.id(), user.value().generation(), kind, now, now, ends);
            var session =
                    LiveSession.of(writing.add(SessionDocument.KIND, writing.nextId(SessionDocument.KIND), document));
            return new Begun(secret, kind == Via.COOKIE ? session.withCsrf(secret.csrf()) : session, user);
        });
        remember(secret.hash(), begun.session());
        endOldest(begun.session().user());
        return begun;
    }

    /** The session of a secret, which counts as used; empty when there is none, or it is of another kind, or over. */
    Optional<LiveSession> use(SessionSecret secret, Via kind) {
        var now = clock.instant();
        var hash = secret.hash();
        var used = live.computeIfPresent(hash, (key, session) -> {
            if (session.kind() != kind || !isGood(session, now)) {
                return session;
            }
            var csrf = session.csrf().isEmpty() && kind == Via.COOKIE ? secret.csrf() : session.csrf();
            return session.usedAt(now).withCsrf(csrf);
        });
        if (used == null || used.kind() != kind || !isGood(used, now)) {
            return Optional.empty();
        }
        saveUse(hash, used, now);
        return Optional.of(used);
    }

    /** The session with this number, unless it is over; does not count as use. */
    Optional<LiveSession> peek(long number) {
        var now = clock.instant();
        return Optional.ofNullable(hashes.get(number))
                .flatMap(hash -> Optional.ofNullable(live.get(hash)))
                .filter(session -> isGood(session, now));
    }

    /** Ends one session; nothing happens when it is over already. */
    void end(long number) {
        state.write(Durability.DURABLE, writing -> {
            writing.delete(SessionDocument.KIND, number);
            return number;
        });
        forget(number);
    }

    /**
     * Within the transaction that puts a user into a new generation: deletes the user's sessions but one, which goes on
     * in the new generation. {@link #endedAllBut} has to follow after the transaction.
     */
    static void endAllBut(Writing writing, long except, Stored<UserDocument> user) {
        for (var session : writing.find(SessionDocument.KIND, Query.by("sessions", "user", user.id()))) {
            if (session.id() == except) {
                writing.put(
                        SessionDocument.KIND,
                        session.with(session.value().inGeneration(user.value().generation())));
            } else {
                writing.delete(SessionDocument.KIND, session.id());
            }
        }
    }

    /** The same in memory. One that begins at this moment is not found here, but is of the old generation. */
    void endedAllBut(long except, Stored<UserDocument> user) {
        of(new UserId(user.id())).forEach(session -> {
            if (session.number() == except) {
                live.computeIfPresent(
                        hashes.getOrDefault(except, ""),
                        (hash, kept) -> kept.inGeneration(user.value().generation()));
            } else {
                forget(session.number());
            }
        });
    }

    /** One that began while the clock was far ahead does not last until then. */
    private boolean isGood(LiveSession session, Instant now) {
        return now.isBefore(session.ends())
                && !session.ends().isAfter(now.plus(lifetime(session.kind())).plus(CLOCK_STEP))
                && (session.kind() != Via.COOKIE || now.isBefore(session.used().plus(limits.cookieIdle())));
    }

    private Duration lifetime(Via kind) {
        return kind == Via.COOKIE ? limits.cookie() : limits.bearer();
    }

    private void saveUse(String hash, LiveSession used, Instant now) {
        if (now.isBefore(used.saved().plus(WRITE_USE))) {
            return;
        }
        live.computeIfPresent(hash, (key, session) -> session.savedAt(now));
        try {
            state.write(
                    Durability.RELAXED,
                    writing -> writing.update(SessionDocument.KIND, used.number(), session -> session.usedAt(now)));
        } catch (StateException e) {
            LOG.warn("The time of last use of session {} was not kept: {}", used.number(), e.getMessage());
        }
    }

    private void endOldest(UserId user) {
        var sessions = of(user);
        for (int i = 0; i < sessions.size() - MOST_PER_USER; i++) {
            end(sessions.get(i).number());
        }
    }

    private synchronized void sweepIfDue(Instant now) {
        if (!now.isBefore(swept.plus(SWEEP))) {
            sweep(now);
            swept = now;
        }
    }

    private void sweep(Instant now) {
        var over = live.values().stream()
                .filter(session -> !isGood(session, now))
                .map(LiveSession::number)
                .toList();
        if (!over.isEmpty()) {
            state.write(Durability.RELAXED, writing -> {
                over.forEach(number -> writing.delete(SessionDocument.KIND, number));
                return over.size();
            });
            over.forEach(this::forget);
        }
    }

    /** Oldest first. */
    private List<LiveSession> of(UserId user) {
        return live.values().stream()
                .filter(session -> session.user().equals(user))
                .sorted(Comparator.comparingLong(LiveSession::number))
                .toList();
    }

    private void remember(String hash, LiveSession session) {
        live.put(hash, session);
        hashes.put(session.number(), hash);
    }

    private void forget(long number) {
        var hash = hashes.remove(number);
        if (hash != null) {
            live.remove(hash);
        }
    }
}
