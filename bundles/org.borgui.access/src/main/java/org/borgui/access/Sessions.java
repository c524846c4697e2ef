package org.borgui.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import org.borgui.access.SessionDocument.Elsewhere;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.SessionService.Client;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateException;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.State;
import org.borgui.state.State.Writing;
import org.borgui.state.Stored;
import org.jspecify.annotations.Nullable;
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

        @AttributeDefinition(
                name = "Minutes of proof",
                description =
                        "So long after its password was shown a browser may do what is critical; 0: for a quarter of a minute")
        int stepUpMinutes() default 5;
    }

    /** A session just begun, and its secret. */
    record Begun(SessionSecret secret, LiveSession session, Stored<UserDocument> user) {}

    /** What a request may bring in a header. */
    static final Set<Via> TOKENS = Set.of(Via.BEARER, Via.API_TOKEN);

    static final int MOST_PER_USER = 500;

    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);
    private static final Duration WRITE_USE = Duration.ofMinutes(1);
    private static final Duration SWEEP = Duration.ofMinutes(10);

    private final State state;
    private final SessionLimits limits;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, LiveSession> live = new ConcurrentHashMap<>(); // by the hash of the secret
    private final Map<Long, String> hashes = new ConcurrentHashMap<>(); // by number
    private Instant swept;

    @Activate
    public Sessions(@Reference State state, Config config) {
        this(
                state,
                new SessionLimits(
                        Duration.ofMinutes(config.cookieIdleMinutes()),
                        Duration.ofHours(config.cookieHours()),
                        Duration.ofHours(config.bearerHours()),
                        Duration.ofMinutes(config.stepUpMinutes())),
                Clock.systemUTC());
    }

    Sessions(State state, SessionLimits limits, Clock clock) {
        this.state = state;
        this.limits = limits;
        this.clock = clock;
        this.swept = clock.instant();
        state.open(SessionDocument.KIND);
        for (var stored : state.find(SessionDocument.KIND, Query.all("sessions"))) {
            remember(LiveSession.of(stored));
        }
        sweep(swept);
    }

    /**
     * Begins a session with a new secret.
     *
     * @param admit run within the transaction: gives the user, or throws when there shall be no session
     */
    Begun begin(Via kind, Client client, Function<Writing, Stored<UserDocument>> admit) {
        return begin(kind, client, null, admit);
    }

    /**
     * The same for a session that goes with one of a provider; null for none. Only what the provider says of when it asked
     * the person counts as proof: it may not have asked at all.
     */
    Begun begin(Via kind, Client client, @Nullable Elsewhere elsewhere, Function<Writing, Stored<UserDocument>> admit) {
        var now = clock.instant();
        sweepIfDue(now);
        var secret = SessionSecret.random(random);
        var ends = now.plus(limits.lifetime(kind));
        var proved = elsewhere == null ? now : earlier(elsewhere.asked(), now);
        var begun = state.write(Durability.DURABLE, writing -> {
            var user = admit.apply(writing);
            var document = new SessionDocument(
                    secret.hash(),
                    user.id(),
                    user.value().generation(),
                    kind,
                    now,
                    now,
                    ends,
                    proved,
                    client,
                    null,
                    elsewhere);
            return new Begun(secret, add(writing, document, secret), user);
        });
        remember(begun.session());
        endOldest(begun.session().user());
        return begun;
    }

    /**
     * The same session under a new secret and number; the old secret is over.
     *
     * @param extended whether it lasts longer then
     * @param proved whether the user has just shown a password
     * @param admit as in {@link #begin}
     */
    Begun renew(LiveSession session, boolean extended, boolean proved, Function<Writing, Stored<UserDocument>> admit) {
        var now = clock.instant();
        var secret = SessionSecret.random(random);
        var before = session.document();
        var longest = before.created().plus(SessionLimits.REFRESHED);
        var extension = now.plus(limits.lifetime(session.kind()));
        var ends = extended ? (extension.isBefore(longest) ? extension : longest) : before.ends();
        var after = before.renewed(secret.hash(), now, Objects.requireNonNull(ends), proved ? now : before.lastProof());
        var begun = state.write(Durability.DURABLE, writing -> {
            var user = admit.apply(writing);
            // it may have been ended, or renewed, a moment ago
            if (writing.get(SessionDocument.KIND, session.number()).isEmpty()) {
                throw Refusals.notAuthenticated();
            }
            writing.delete(SessionDocument.KIND, session.number());
            return new Begun(secret, add(writing, after, secret), user);
        });
        forget(session.number());
        remember(begun.session());
        return begun;
    }

    /** Keeps a token. */
    LiveSession keep(SessionDocument token) {
        var kept = LiveSession.of(state.write(
                Durability.DURABLE,
                writing -> writing.add(SessionDocument.KIND, writing.nextId(SessionDocument.KIND), token)));
        remember(kept);
        return kept;
    }

    /** The session of a secret, which counts as used; empty when there is none, or it is of another kind, or over. */
    Optional<LiveSession> use(SessionSecret secret, Set<Via> kinds) {
        var now = clock.instant();
        var hash = secret.hash();
        var used = live.computeIfPresent(hash, (key, session) -> {
            if (!kinds.contains(session.kind()) || !limits.isGood(session.document(), now)) {
                return session;
            }
            var csrf = session.csrf().isEmpty() && session.kind() == Via.COOKIE ? secret.csrf() : session.csrf();
            return session.usedAt(now).withCsrf(csrf);
        });
        if (used == null || !kinds.contains(used.kind()) || !limits.isGood(used.document(), now)) {
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
                .filter(session -> limits.isGood(session.document(), now));
    }

    /** Whether the caller has shown a password lately, or need not. */
    boolean isProved(Caller caller) {
        return caller.via() != Via.COOKIE
                || peek(caller.session())
                        .filter(session -> limits.isProved(session.document(), clock.instant()))
                        .isPresent();
    }

    /** Whether the caller has a session in which a password was shown lately; never a token of a program. */
    boolean hasShown(Caller caller) {
        return peek(caller.session())
                .filter(session -> session.document().isSession())
                .filter(session -> limits.isProved(session.document(), clock.instant()))
                .isPresent();
    }

    /** Those of a user that are not over, oldest first. */
    List<LiveSession> of(UserId user) {
        var now = clock.instant();
        return live.values().stream()
                .filter(session -> session.user().equals(user))
                .filter(session -> limits.isGood(session.document(), now))
                .sorted(Comparator.comparingLong(LiveSession::number))
                .toList();
    }

    /** All sessions that began at a provider and are of these, and not over. */
    List<LiveSession> from(Predicate<Elsewhere> these) {
        var now = clock.instant();
        return live.values().stream()
                .filter(session -> session.document().elsewhere() != null)
                .filter(session -> these.test(session.document().elsewhere()))
                .filter(session -> limits.isGood(session.document(), now))
                .toList();
    }

    /** Ends all sessions that began at a provider and are of these. */
    void endAll(Predicate<Elsewhere> these) {
        from(these).forEach(session -> end(session.number()));
    }

    /** Ends one session or token; nothing happens when it is over already. */
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
            } else if (session.value().isSession()) {
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
            } else if (session.document().isSession()) {
                forget(session.number());
            }
        });
    }

    /** Within the transaction that deletes a user: the tokens go as well. {@link #deletedAll} has to follow. */
    static void deleteAll(Writing writing, UserId user) {
        writing.find(SessionDocument.KIND, Query.by("sessions", "user", user.value()))
                .forEach(session -> writing.delete(SessionDocument.KIND, session.id()));
    }

    /** The same in memory. */
    void deletedAll(UserId user) {
        of(user).forEach(session -> forget(session.number()));
    }

    private static Instant earlier(@Nullable Instant one, Instant other) {
        var known = Objects.requireNonNullElse(one, Instant.EPOCH);
        return known.isBefore(other) ? known : other;
    }

    private static LiveSession add(Writing writing, SessionDocument document, SessionSecret secret) {
        var session = LiveSession.of(writing.add(SessionDocument.KIND, writing.nextId(SessionDocument.KIND), document));
        return document.kind() == Via.COOKIE ? session.withCsrf(secret.csrf()) : session;
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
        var sessions = of(user).stream()
                .filter(session -> session.document().isSession())
                .toList();
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
                .filter(session -> !limits.isGood(session.document(), now))
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

    private void remember(LiveSession session) {
        live.put(session.document().hash(), session);
        hashes.put(session.number(), session.document().hash());
    }

    private void forget(long number) {
        var hash = hashes.remove(number);
        if (hash != null) {
            live.remove(hash);
        }
    }
}
