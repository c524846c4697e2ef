package org.borgui.access;

import java.time.Clock;
import java.util.Optional;
import org.borgui.access.UserDocument.Linked;
import org.borgui.access.UserDocument.Password;
import org.borgui.access.UserDocument.Profile;
import org.borgui.access.UserDocument.Rights;
import org.borgui.api.RefusedException;
import org.borgui.api.UserId;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcProvider.Mode;
import org.borgui.api.access.Role;
import org.borgui.spi.signin.OpenIdConnect.Person;
import org.borgui.spi.state.DuplicateException;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.State;
import org.borgui.state.State.Reading;
import org.borgui.state.State.Writing;
import org.borgui.state.Stored;

/**
 * Finds, makes and keeps up to date the users who come by a provider. Issuer and subject alone say who somebody is: a name or
 * an e-mail address never takes over an account.
 */
final class OidcUsers {

    static final String MADE = "oidc_user_provisioned";
    static final String WAITS = "oidc_user_pending";
    static final String CHANGED = "oidc_user_changed";

    /** A user, and the word for what was done to have it; empty when nothing was. */
    record Settled(Stored<UserDocument> user, String event) {}

    private final State state;
    private final Admins admins;
    private final Clock clock;

    OidcUsers(State state, Admins admins, Clock clock) {
        this.state = state;
        this.admins = admins;
        this.clock = clock;
    }

    /** The user of whoever came; it may be one that is not let in yet. */
    Settled settle(OidcProvider provider, Person person) {
        var claimed = Claimed.of(provider, person.claims());
        try {
            return state.write(Durability.DURABLE, writing -> find(writing, person)
                    .map(found -> updated(writing, found, provider, claimed))
                    .orElseGet(() -> made(writing, provider, person, claimed)));
        } catch (DuplicateException e) {
            throw switch (e.index()) {
                case "email" -> OidcRefusals.emailInUse();
                case "identity" -> OidcRefusals.identityConflict();
                default -> OidcRefusals.linkRequired(claimed.username().orElse(""));
            };
        }
    }

    static Optional<Stored<UserDocument>> find(Reading reading, Person person) {
        return reading
                .find(UserDocument.KIND, Query.by("users", "identity", Linked.key(person.issuer(), person.subject())))
                .stream()
                .findFirst();
    }

    /** Of users who also have a password here this server keeps everything; of those who come by the provider alone it decides. */
    private Settled updated(Writing writing, Stored<UserDocument> found, OidcProvider provider, Claimed claimed) {
        var user = found.value();
        if (!user.source().equals(OidcProviders.WAY)) {
            return new Settled(found, "");
        }
        var called = user.withProfile(profile(writing, found, claimed));
        var rights = rights(user.rights(), provider, claimed);
        if (rights.equals(user.rights())) {
            return new Settled(called.equals(user) ? found : writing.put(UserDocument.KIND, found.with(called)), "");
        }
        if (!rights.areOfAnAdmin()) {
            admins.requireAnother(writing, new UserId(found.id()), user);
        }
        var changed = called.withRights(rights).signedOut(); // a changed role ends sessions, whoever changes it
        var stored = writing.put(UserDocument.KIND, found.with(changed));
        Sessions.endAllBut(writing, 0, stored);
        return new Settled(stored, CHANGED);
    }

    /** The user name stays, by which people here know each other; an address that another has by now is left out. */
    private static Profile profile(Writing writing, Stored<UserDocument> found, Claimed claimed) {
        var before = found.value().profile();
        var fullName = UserRules.fullName(claimed.fullName().orElse(before.fullName()));
        var email = claimed.email()
                .map(UserRules::email)
                .filter(address ->
                        writing.find(UserDocument.KIND, Query.by("users", "email", UserRules.folded(address))).stream()
                                .allMatch(other -> other.id() == found.id()))
                .orElse(before.email());
        return new Profile(before.username(), fullName, email);
    }

    /** What a claim is set up for is the provider's word, also when the claim is missing; all else stays. */
    private static Rights rights(Rights before, OidcProvider provider, Claimed claimed) {
        var claims = provider.claims();
        var newcomers = provider.newcomers();
        var stays = claims.role().isEmpty() && !(claims.decideAdmins() && before.role() == Role.ADMIN);
        var least = stays ? before.role() : newcomers.role();
        return new Rights(
                claimed.admin() ? Role.ADMIN : claimed.role().orElse(least),
                claims.everywhere().isEmpty()
                        ? before.everywhere()
                        : claimed.everywhere().orElse(newcomers.everywhere()),
                before.active());
    }

    private Settled made(Writing writing, OidcProvider provider, Person person, Claimed claimed) {
        var newcomers = provider.newcomers();
        if (newcomers.mode() == Mode.DENY) {
            throw OidcRefusals.denied();
        }
        var name = UserRules.username(claimed.username()
                .orElseThrow(
                        () -> OidcRefusals.usernameMissing(provider.claims().username())));
        if (!writing.find(UserDocument.KIND, Query.by("users", "username", UserRules.folded(name)))
                .isEmpty()) {
            throw OidcRefusals.linkRequired(name);
        }
        var template = newcomers.mode() == Mode.TEMPLATE
                ? Optional.of(template(writing, provider))
                : Optional.<Stored<UserDocument>>empty();
        var waits = newcomers.mode() == Mode.PENDING;
        var profile = new Profile(
                name,
                UserRules.fullName(claimed.fullName().orElse(null)),
                UserRules.email(claimed.email().orElse(null)));
        var document = UserDocument.of(
                        profile, rights(provider, claimed, template, !waits), Password.none(), clock.instant())
                .from(OidcProviders.WAY)
                .linkedTo(linked(provider, person, waits));
        var user = writing.add(UserDocument.KIND, writing.nextId(UserDocument.KIND), document);
        template.ifPresent(model -> StoredGrants.copyAll(writing, model.id(), user.id()));
        return new Settled(user, waits ? WAITS : MADE);
    }

    private static Rights rights(
            OidcProvider provider, Claimed claimed, Optional<Stored<UserDocument>> template, boolean active) {
        var usual = template.map(model -> model.value().rights())
                .orElse(new Rights(
                        provider.newcomers().role(), provider.newcomers().everywhere(), true));
        var role = claimed.admin() ? Role.ADMIN : claimed.role().orElse(usual.role());
        return new Rights(role, claimed.everywhere().orElse(usual.everywhere()), active);
    }

    /** An admin is no template: nobody becomes one but by the groups that are listed for it. */
    private static Stored<UserDocument> template(Writing writing, OidcProvider provider) {
        var name = UserRules.folded(provider.newcomers().template());
        return writing.find(UserDocument.KIND, Query.by("users", "username", name)).stream()
                .filter(user -> user.value().rights().role() != Role.ADMIN)
                .findFirst()
                .orElseThrow(OidcRefusals::templateMissing);
    }

    Linked linked(OidcProvider provider, Person person, boolean waits) {
        return new Linked(provider.id(), person.issuer(), person.subject(), clock.instant(), waits);
    }

    /** Refuses whoever may not come in, with the reason. */
    static void requireActive(UserDocument user) {
        if (user.waits()) {
            throw OidcRefusals.waits();
        }
        if (!user.rights().active()) {
            throw OidcRefusals.inactive();
        }
    }

    /** Refused at the moment of the transaction: it may have been disabled, or unlinked, meanwhile. */
    static Stored<UserDocument> admitted(Writing writing, Person person) {
        var user = find(writing, person).orElseThrow(OidcRefusals::denied);
        requireActive(user.value());
        return user;
    }

    /** Whether what happened is that somebody was refused who may not come in at all. */
    static boolean isDenial(RefusedException e) {
        return e.key().endsWith("oidcUserAccessDenied");
    }
}
