package org.borgui.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.borgui.access.OidcQuestions.Pending;
import org.borgui.access.UserDocument.Linked;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcService.Identity;
import org.borgui.api.access.OidcService.Own;
import org.borgui.api.access.OidcService.Waiting;
import org.borgui.api.access.Resource;
import org.borgui.spi.signin.OpenIdConnect.Person;
import org.borgui.spi.state.DuplicateException;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.State;
import org.borgui.state.State.Reading;
import org.borgui.state.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which account belongs to whom at a provider. People link their own, from inside a session; nobody else does. */
@Component(service = OidcLinks.class)
public final class OidcLinks {

    private final State state;
    private final Accounts accounts;
    private final Admins admins;
    private final Sessions sessions;
    private final OidcProviders providers;
    private final KeptPolicy policy;
    private final Trail trail;
    private final Clock clock;

    @Activate
    public OidcLinks(
            @Reference State state,
            @Reference Accounts accounts,
            @Reference Admins admins,
            @Reference Sessions sessions,
            @Reference OidcProviders providers,
            @Reference KeptPolicy policy,
            @Reference Trail trail) {
        this(state, accounts, admins, sessions, providers, policy, trail, Clock.systemUTC());
    }

    OidcLinks(
            State state,
            Accounts accounts,
            Admins admins,
            Sessions sessions,
            OidcProviders providers,
            KeptPolicy policy,
            Trail trail,
            Clock clock) {
        this.state = state;
        this.accounts = accounts;
        this.admins = admins;
        this.sessions = sessions;
        this.providers = providers;
        this.policy = policy;
        this.trail = trail;
        this.clock = clock;
    }

    void requireMayLink(Caller caller) {
        Proof.require(caller, Resource.ACCOUNT, sessions);
        if (!sessions.hasShown(caller)) {
            throw Refusals.stepUpRequired(); // it is a way into the account that outlives what asks for it
        }
        requireUnlinked(account(caller).user());
    }

    /** The user who was sent to a provider is the one who came back from there. */
    void link(Pending pending, OidcProvider provider, Person person, String address) {
        var linked = new Linked(provider.id(), person.issuer(), person.subject(), clock.instant(), false);
        try {
            state.write(Durability.DURABLE, writing -> {
                // a password that is reset at this moment ends it, and with it the link
                requireSession(writing, pending);
                return writing.update(UserDocument.KIND, pending.user().value(), user -> {
                    requireUnlinked(user);
                    return user.linkedTo(linked);
                });
            });
        } catch (DuplicateException e) {
            throw OidcRefusals.identityConflict();
        }
        accounts.forget(pending.user());
        tell("oidc_account_linked", pending.user(), provider.name(), address);
    }

    private static void requireSession(Reading reading, Pending pending) {
        var user = reading.get(UserDocument.KIND, pending.user().value()).map(Stored::value);
        var session = reading.get(SessionDocument.KIND, pending.session()).map(Stored::value);
        var good = session.filter(one -> one.user() == pending.user().value())
                .filter(one -> user.filter(owner -> owner.rights().active() && owner.generation() <= one.generation())
                        .isPresent());
        if (good.isEmpty()) {
            throw OidcRefusals.otherQuestion();
        }
    }

    void unlink(Caller caller) {
        Proof.require(caller, Resource.ACCOUNT, sessions);
        var gone = state.write(Durability.DURABLE, writing -> {
            var before = writing.get(UserDocument.KIND, caller.user().value()).orElseThrow(Refusals::notAuthenticated);
            var linked = Optional.ofNullable(before.value().linked()).orElseThrow(OidcRefusals::notLinked);
            if (before.value().usableHash().isEmpty()) {
                throw OidcRefusals.unlinkNeedsPassword();
            }
            if (policy.isLocalSignInOff()) {
                throw OidcRefusals.unlinkWhileLocalOff();
            }
            var after = before.value().linkedTo(null);
            if (!admins.canSignIn(after)) {
                admins.requireAnother(writing, caller.user(), before.value());
            }
            writing.put(UserDocument.KIND, before.with(after));
            return linked;
        });
        accounts.forget(caller.user());
        sessions.endAll(elsewhere ->
                elsewhere.issuer().equals(gone.issuer()) && elsewhere.subject().equals(gone.subject()));
        tell("oidc_account_unlinked", caller.user(), gone.provider(), caller.address());
    }

    Own own(Caller caller) {
        var user = account(caller).user();
        return new Own(
                Optional.ofNullable(user.linked())
                        .map(linked -> new Identity(
                                linked.provider(), nameOf(linked.provider()), linked.subject(), linked.since())),
                user.usableHash().isPresent());
    }

    /** Those who have come by a provider and whom an admin has yet to let in, the first first. */
    List<Waiting> waiting(Caller caller) {
        accounts.requireAdmin(caller);
        return state.find(UserDocument.KIND, Query.all("users")).stream()
                .filter(user -> user.value().waits())
                .map(user -> {
                    var profile = user.value().profile();
                    var linked = Optional.ofNullable(user.value().linked());
                    return new Waiting(
                            new UserId(user.id()),
                            profile.username(),
                            Optional.ofNullable(profile.fullName()),
                            Optional.ofNullable(profile.email()),
                            linked.map(one -> nameOf(one.provider())).orElse(""),
                            user.value().created());
                })
                .toList();
    }

    private String nameOf(String provider) {
        return providers.find(provider).map(known -> known.provider().name()).orElse(provider);
    }

    private Account account(Caller caller) {
        return accounts.find(caller.user())
                .filter(found -> caller.isSignedIn())
                .orElseThrow(Refusals::notAuthenticated);
    }

    private static void requireUnlinked(UserDocument user) {
        if (user.linked() != null) {
            throw OidcRefusals.alreadyLinked();
        }
    }

    private void tell(String type, UserId user, String provider, String address) {
        var name = accounts.find(user).map(found -> found.user().username()).orElse("");
        trail.oidc(type, true, Optional.of(user), name, address, provider);
    }
}
