package org.borgui.access;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Resource;
import org.borgui.api.access.Scopes;
import org.borgui.api.access.SessionService.Client;
import org.borgui.api.access.TokenService;
import org.borgui.api.access.Verb;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tokens that people make for their programs; kept like sessions, by the hash of their secret. */
@Component
public final class StoredTokens implements TokenService {

    static final int MOST_PER_USER = 100;

    private static final Duration LONGEST_LIFE = Duration.ofDays(3_650);

    private final Accounts accounts;
    private final Sessions sessions;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Activate
    public StoredTokens(@Reference Accounts accounts, @Reference Sessions sessions) {
        this(accounts, sessions, Clock.systemUTC());
    }

    StoredTokens(Accounts accounts, Sessions sessions, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public List<Token> list(Caller caller, UserId user) {
        accounts.requireSelfOrAdmin(caller, user);
        return of(user).stream()
                .sorted(Comparator.comparingLong(LiveSession::number).reversed())
                .map(StoredTokens::toToken)
                .toList();
    }

    @Override
    public Made make(Caller caller, String name, Optional<Scopes> scopes, Optional<Duration> life) {
        var account = accounts.find(caller.user())
                .filter(found -> caller.isSignedIn() && found.user().rights().active())
                .orElseThrow(Refusals::notAuthenticated);
        var called = UserRules.label(name).orElseThrow(Refusals::tokenName);
        var wanted = scopes.orElseGet(() -> usual(caller));
        var ends = life.map(this::end);
        requireNoMoreThanItself(caller, wanted, ends);
        if (of(caller.user()).size() >= MOST_PER_USER) {
            throw Refusals.tooManyTokens(MOST_PER_USER);
        }
        var text = TokenText.random(random);
        var now = clock.instant();
        var kept = sessions.keep(new SessionDocument(
                text.secret().hash(),
                caller.user().value(),
                account.user().generation(),
                Via.API_TOKEN,
                now,
                now,
                ends.orElse(null),
                null,
                new Client(caller.address(), ""),
                new SessionDocument.Token(called, text.prefix(), wanted.wire()),
                null));
        return new Made(text.secret().text(), toToken(kept));
    }

    @Override
    public void revoke(Caller caller, long id) {
        var token = sessions.peek(id).filter(found -> found.kind() == Via.API_TOKEN);
        var isOwn = token.filter(found -> found.user().equals(caller.user())).isPresent();
        if (!isOwn) {
            if (!accounts.isAdmin(caller)) {
                throw Refusals.tokenOfSomebodyElse();
            }
            Proof.requireScope(caller, Resource.USERS, Verb.WRITE);
        }
        sessions.end(token.orElseThrow(Refusals::tokenNotFound).number());
    }

    private static Scopes usual(Caller caller) {
        var own = caller.scopes();
        return own == null ? Scopes.usual() : own;
    }

    private void requireNoMoreThanItself(Caller caller, Scopes wanted, Optional<Instant> ends) {
        var own = caller.scopes();
        if (own == null) {
            return;
        }
        var last = sessions.peek(caller.session())
                .map(session -> session.document().ends());
        var lastsLonger = last.isPresent() && (ends.isEmpty() || ends.get().isAfter(last.get()));
        if (!own.include(wanted) || lastsLonger) {
            throw Refusals.tokenStrongerThanItsMaker();
        }
    }

    private List<LiveSession> of(UserId user) {
        return sessions.of(user).stream()
                .filter(session -> session.kind() == Via.API_TOKEN)
                .toList();
    }

    private Instant end(Duration life) {
        if (life.isZero() || life.isNegative() || life.compareTo(LONGEST_LIFE) > 0) {
            throw Refusals.tokenLife(LONGEST_LIFE.toDays());
        }
        return clock.instant().plus(life);
    }

    private static Token toToken(LiveSession session) {
        var document = session.document();
        var token = Objects.requireNonNull(document.token());
        return new Token(
                session.number(),
                session.user(),
                token.name(),
                token.prefix(),
                token.limits(),
                document.created(),
                document.used().equals(document.created()) ? null : document.used(),
                document.ends());
    }
}
