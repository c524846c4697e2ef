package org.borgui.access;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.access.OidcQuestions.Pending;
import org.borgui.access.OidcQuestions.Purpose;
import org.borgui.access.OidcUsers.Settled;
import org.borgui.access.SessionDocument.Elsewhere;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcService;
import org.borgui.api.access.SessionService.Begun;
import org.borgui.api.access.SessionService.Client;
import org.borgui.spi.signin.OpenIdConnect.Person;
import org.borgui.state.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Begins sessions of people who come by a provider. */
// immediate: what it keeps in memory must not go when nobody asks for a moment
@Component(service = OidcService.class, immediate = true)
public final class OidcSessions implements OidcService {

    private static final Logger LOG = LoggerFactory.getLogger(OidcSessions.class);
    private static final Duration GRANTED = Duration.ofMinutes(5);
    private static final String DONE = "oidc";
    private static final String FAILED = "oidc_error";

    /** Somebody who came back, before the session begins. */
    private record Granted(String provider, Person person, Secret browser) {}

    private final OidcProviders providers;
    private final CurrentOpenIdConnect protocol;
    private final OidcQuestions questions;
    private final OidcLinks links;
    private final OidcEnds ends;
    private final OidcUsers users;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Trail trail;
    private final Clock clock;
    private final Seldom seldom;
    private final OneShots<Granted> grants;

    @Activate
    public OidcSessions(
            @Reference State state,
            @Reference OidcProviders providers,
            @Reference CurrentOpenIdConnect protocol,
            @Reference OidcQuestions questions,
            @Reference OidcLinks links,
            @Reference OidcEnds ends,
            @Reference Accounts accounts,
            @Reference Admins admins,
            @Reference Sessions sessions,
            @Reference Trail trail) {
        this(state, providers, protocol, questions, links, ends, accounts, admins, sessions, trail, Clock.systemUTC());
    }

    OidcSessions(
            State state,
            OidcProviders providers,
            CurrentOpenIdConnect protocol,
            OidcQuestions questions,
            OidcLinks links,
            OidcEnds ends,
            Accounts accounts,
            Admins admins,
            Sessions sessions,
            Trail trail,
            Clock clock) {
        this.providers = providers;
        this.protocol = protocol;
        this.questions = questions;
        this.links = links;
        this.ends = ends;
        this.accounts = accounts;
        this.sessions = sessions;
        this.trail = trail;
        this.clock = clock;
        this.users = new OidcUsers(state, admins, clock);
        this.seldom = new Seldom(clock, Duration.ofMinutes(1));
        this.grants = new OneShots<>(clock, GRANTED);
    }

    @Override
    public List<Offer> offers() {
        return providers
                .usable()
                .map(provider -> new Offer(provider.id(), provider.name()))
                .toList();
    }

    @Override
    public URI startPage(String returnTo) {
        return protocol.require().here(ReturnPath.of(returnTo).text());
    }

    @Override
    public Asked begin(String provider, String returnTo, Client client) {
        return questions.ask(provider, ReturnPath.of(returnTo), Purpose.SIGN_IN, Caller.anonymous(client.address()));
    }

    @Override
    public Asked link(Caller caller, String provider, String returnTo) {
        protocol.require();
        providers.require(provider);
        links.requireMayLink(caller);
        return questions.ask(provider, ReturnPath.of(returnTo), Purpose.LINK, caller);
    }

    @Override
    public Asked prove(Caller caller, String returnTo) {
        var session = sessions.peek(caller.session())
                .filter(found -> caller.via() == Via.COOKIE)
                .orElseThrow(Refusals::noBrowserSession);
        var elsewhere = Optional.ofNullable(session.document().elsewhere()).orElseThrow(OidcRefusals::notFromProvider);
        return questions.ask(elsewhere.provider(), ReturnPath.of(returnTo), Purpose.PROVE, caller);
    }

    @Override
    public Returned back(
            Caller caller, String provider, Secret browser, Map<String, List<String>> parameters, Client client) {
        protocol.require(); // while it is replaced, what is asked of it waits
        var pending = questions.take(provider, browser);
        try {
            var person = questions.answer(pending, parameters);
            return switch (pending.purpose()) {
                case SIGN_IN -> granted(pending, person, browser, client);
                case LINK -> linked(caller, pending, person, client);
                case PROVE -> proved(caller, pending, person, client);
            };
        } catch (RefusedException e) {
            fail("oidc_callback_failed", e, client);
            return returned(pending.path().with(FAILED, e.key()), Secret.empty(), Optional.empty());
        }
    }

    private Returned granted(Pending pending, Person person, Secret browser, Client client) {
        if (seldom.isDue("success " + Throttle.source(client.address()) + person.subject())) {
            record("oidc_callback_success", true, Optional.empty(), client, pending.provider());
        }
        var grant = grants.keep(new Granted(pending.provider(), person, browser), Throttle.source(client.address()));
        return returned(pending.path().with(DONE, "complete"), grant, Optional.empty());
    }

    private Returned linked(Caller caller, Pending pending, Person person, Client client) {
        requireSession(caller, pending);
        links.link(pending, provider(pending.provider(), person), person, client.address());
        return returned(pending.path().with("oidc_link", "complete"), Secret.empty(), Optional.empty());
    }

    private Returned proved(Caller caller, Pending pending, Person person, Client client) {
        var session = requireSession(caller, pending);
        var elsewhere = session.document().elsewhere();
        if (elsewhere == null
                || !elsewhere.issuer().equals(person.issuer())
                || !elsewhere.subject().equals(person.subject())) {
            throw OidcRefusals.otherPerson();
        }
        var begun = sessions.renew(session, false, true, writing -> {
            var user = OidcUsers.admitted(writing, person);
            if (user.id() != pending.user().value()) {
                throw OidcRefusals.otherPerson();
            }
            return user;
        });
        ends.keep(begun.session(), person);
        accounts.forget(pending.user());
        trail.signIn(
                "step_up",
                true,
                Optional.of(pending.user()),
                begun.user().value().username(),
                OidcProviders.WAY,
                client.address());
        return returned(pending.path().with(DONE, "proved"), Secret.empty(), Optional.of(UserSessions.toBegun(begun)));
    }

    /** The session that a browser was sent from is still there, and its own: who signed out meanwhile has taken it back. */
    private LiveSession requireSession(Caller caller, Pending pending) {
        return sessions.peek(pending.session())
                .filter(session -> pending.via() != Via.COOKIE || session.number() == caller.session())
                .filter(session -> session.user().equals(pending.user()))
                .filter(session -> accounts.find(pending.user())
                        .filter(account -> account.accepts(session))
                        .isPresent())
                .orElseThrow(OidcRefusals::otherQuestion);
    }

    private Returned returned(String path, Secret grant, Optional<Begun> renewed) {
        return new Returned(protocol.require().here(path), grant, renewed);
    }

    @Override
    public Begun exchange(Secret grant, Secret browser, Via via, Client client) {
        PasswordSessions.requireSession(via);
        var granted =
                grants.take(grant).filter(one -> one.browser().equals(browser)).orElseThrow(Refusals::expired);
        try {
            return begin(granted, via, client);
        } catch (RefusedException e) {
            fail(OidcUsers.isDenial(e) ? "oidc_user_denied" : "oidc_exchange_failed", e, client);
            throw e;
        }
    }

    private Begun begin(Granted granted, Via via, Client client) {
        var person = granted.person();
        var provider = provider(granted.provider(), person);
        var settled = users.settle(provider, person);
        var id = new UserId(settled.user().id());
        accounts.forget(id);
        if (settled.event().equals(OidcUsers.CHANGED)) {
            sessions.endedAllBut(0, settled.user());
        }
        tell(settled, provider.name(), client);
        OidcUsers.requireActive(settled.user().value());
        var elsewhere = new Elsewhere(
                provider.id(),
                person.issuer(),
                person.subject(),
                person.session().orElse(null),
                person.asked().orElse(null));
        var begun = sessions.begin(via, client, elsewhere, writing -> {
            var user = OidcUsers.admitted(writing, person);
            return writing.put(UserDocument.KIND, user.with(user.value().signedIn(clock.instant())));
        });
        ends.keep(begun.session(), person);
        accounts.forget(id);
        record("oidc_login_succeeded", true, Optional.of(settled), client, provider.id());
        LOG.info("{} signed in by {} from {}", begun.user().value().username(), provider.id(), client.address());
        return UserSessions.toBegun(begun);
    }

    /** As it is now; what another issuer has said before is not its word. */
    private OidcProvider provider(String id, Person person) {
        var provider = providers.require(id).provider();
        if (!provider.connection().isOf(person.issuer())) {
            throw OidcRefusals.otherQuestion();
        }
        return provider;
    }

    private void tell(Settled settled, String providerName, Client client) {
        if (!settled.event().isEmpty()) {
            var role = settled.user().value().rights().role().wire();
            record(settled.event(), true, Optional.of(settled), client, "%s, role %s".formatted(providerName, role));
        }
    }

    @Override
    public Own own(Caller caller) {
        return links.own(caller);
    }

    @Override
    public void unlink(Caller caller) {
        links.unlink(caller);
    }

    @Override
    public Optional<URI> endSession(Caller caller) {
        return ends.endSession(caller);
    }

    @Override
    public int ended(String provider, String logoutToken, String address) {
        return ends.ended(provider, logoutToken, address);
    }

    @Override
    public List<Waiting> waiting(Caller caller) {
        return links.waiting(caller);
    }

    private void record(String type, boolean success, Optional<Settled> user, Client client, String detail) {
        var id = user.map(settled -> new UserId(settled.user().id()));
        var name = user.map(settled -> settled.user().value().username()).orElse("");
        trail.oidc(type, success, id, name, client.address(), detail);
    }

    /** At most once a minute for each kind and source: anybody can come back with nonsense. */
    private void fail(String type, RefusedException e, Client client) {
        if (seldom.isDue(type + e.key() + Throttle.source(client.address()))) {
            LOG.warn("Nobody is signed in by a provider from {}: {}", client.address(), e.getMessage());
            record(type, false, Optional.empty(), client, e.getMessage());
        }
    }
}
