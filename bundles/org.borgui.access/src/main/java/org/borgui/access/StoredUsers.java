package org.borgui.access;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.borgui.access.UserDocument.Linked;
import org.borgui.access.UserDocument.Password;
import org.borgui.access.UserDocument.Profile;
import org.borgui.access.UserDocument.Rights;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Grant;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.Resource;
import org.borgui.api.access.User;
import org.borgui.api.access.UserService;
import org.borgui.spi.state.DuplicateException;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.State;
import org.borgui.state.State.Reading;
import org.borgui.state.State.Writing;
import org.borgui.state.Stored;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Users and their grants in the server's state. */
@Component
public final class StoredUsers implements UserService {

    private static final Logger LOG = LoggerFactory.getLogger(StoredUsers.class);
    private static final long NO_SESSION = 0;

    private record Changed(Stored<UserDocument> user, boolean ended) {}

    private final State state;
    private final Accounts accounts;
    private final Sessions sessions;
    private final PasswordChecks checks;
    private final PasswordSessions proofs;
    private final InitialPassword initialPassword;
    private final Admins admins;
    private final StoredGrants grants;
    private final Clock clock;

    @Activate
    public StoredUsers(
            @Reference State state,
            @Reference Accounts accounts,
            @Reference Sessions sessions,
            @Reference PasswordChecks checks,
            @Reference PasswordSessions proofs,
            @Reference InitialPassword initialPassword,
            @Reference Admins admins) {
        this(state, accounts, sessions, checks, proofs, initialPassword, admins, Clock.systemUTC());
    }

    StoredUsers(
            State state,
            Accounts accounts,
            Sessions sessions,
            PasswordChecks checks,
            PasswordSessions proofs,
            InitialPassword initialPassword,
            Admins admins,
            Clock clock) {
        this.state = state;
        this.accounts = accounts;
        this.sessions = sessions;
        this.checks = checks;
        this.proofs = proofs;
        this.initialPassword = initialPassword;
        this.admins = admins;
        this.grants = new StoredGrants(state, accounts, clock);
        this.clock = clock;
    }

    @Override
    public User me(Caller caller) {
        return Account.toUser(self(caller));
    }

    @Override
    public List<User> list(Caller caller) {
        accounts.requireAdmin(caller);
        return state.find(UserDocument.KIND, Query.all("users")).stream()
                .map(Account::toUser)
                .toList();
    }

    @Override
    public User get(Caller caller, UserId id) {
        accounts.requireAdmin(caller);
        return Account.toUser(state.read(reading -> existing(reading, id)));
    }

    @Override
    public User create(Caller caller, NewUser user) {
        accounts.requireAdmin(caller);
        var username = UserRules.username(user.username());
        var hash = checks.accept(user.password(), username);
        var document = UserDocument.of(
                new Profile(username, UserRules.fullName(user.fullName()), UserRules.email(user.email())),
                new Rights(user.role(), user.everywhere(), true),
                Password.own(hash),
                clock.instant());
        var created = unique(writing -> writing.add(UserDocument.KIND, writing.nextId(UserDocument.KIND), document));
        LOG.info(
                "{} created the user {} ({})",
                caller.username(),
                username,
                user.role().wire());
        return Account.toUser(created);
    }

    @Override
    public User change(Caller caller, UserId id, Change change) {
        accounts.requireAdmin(caller);
        change.source().filter(source -> !admins.isWay(source)).ifPresent(source -> {
            throw Refusals.unknownSource();
        });
        var changed = unique(writing -> {
            var before = existing(writing, id);
            var after = changed(before.value(), change);
            if (after.source().equals(OidcProviders.WAY) && after.linked() == null) {
                throw OidcRefusals.linkedFromElsewhere();
            }
            if (!admins.canSignIn(after)) {
                admins.requireAnother(writing, id, before.value());
            }
            // a role that changes ends sessions too: what somebody planted in one must not gain by it
            var ended = !before.value().rights().equals(after.rights())
                    || !before.value().source().equals(after.source());
            var stored = writing.put(UserDocument.KIND, before.with(ended ? after.signedOut() : after));
            if (ended) {
                Sessions.endAllBut(writing, NO_SESSION, stored);
            }
            return new Changed(stored, ended);
        });
        if (changed.ended()) {
            sessions.endedAllBut(NO_SESSION, changed.user());
        }
        accounts.forget(id);
        LOG.info(
                "{} changed the user {}",
                caller.username(),
                changed.user().value().username());
        return Account.toUser(changed.user());
    }

    @Override
    public User changeProfile(
            Caller caller, Optional<String> username, Optional<String> fullName, Optional<String> email) {
        var self = self(caller);
        var id = new UserId(self.id());
        if (username.isPresent() && !self.value().source().equals(UserDocument.LOCAL)) {
            throw Refusals.nameOfAnotherSource();
        }
        if (email.isPresent()
                && !Objects.equals(
                        UserRules.email(email.get()), self.value().profile().email())) {
            Proof.require(caller, Resource.ACCOUNT, sessions); // that is where the user is told of changes
        }
        var change = new Change(username, fullName, email, Optional.empty(), Optional.empty());
        var changed = unique(writing -> {
            var before = existing(writing, id);
            return writing.put(UserDocument.KIND, before.with(changed(before.value(), change)));
        });
        accounts.forget(id);
        return Account.toUser(changed);
    }

    @Override
    public void delete(Caller caller, UserId id) {
        accounts.requireAdmin(caller);
        if (caller.user().equals(id)) {
            throw Refusals.ownAccount();
        }
        var gone = state.write(Durability.DURABLE, writing -> {
            var user = existing(writing, id);
            admins.requireAnother(writing, id, user.value());
            Sessions.deleteAll(writing, id);
            StoredGrants.deleteAll(writing, id);
            writing.delete(UserDocument.KIND, id.value());
            return user;
        });
        sessions.deletedAll(id);
        accounts.forget(id);
        tidy(gone.value());
        LOG.info("{} deleted the user {}", caller.username(), gone.value().username());
    }

    @Override
    public void resetPassword(Caller caller, UserId id, Secret password) {
        accounts.requireAdmin(caller);
        Refusals.requireSomebodyElse(caller, id);
        var username = state.read(reading -> existing(reading, id)).value().username();
        var hash = checks.accept(password, username);
        // whoever is given one signs in with it; passkeys and links of whoever was in the account before do not
        var lockedOut = caller.via() == Via.SERVER; // a shell of the server lets passwords in as well
        setPassword(id, NO_SESSION, lockedOut, UserDocument::withoutOtherWays, before -> Password.lent(hash));
        LOG.info("{} gave {} a new password", caller.username(), username);
    }

    @Override
    public void changePassword(Caller caller, Secret present, Secret next, String code) {
        var user = self(caller);
        var known = Optional.of(proofs.requirePassword(caller, present));
        if (present.equals(next)) {
            throw Refusals.samePassword();
        }
        var hash = checks.accept(next, user.value().username());
        var right = proofs.requireCode(caller, code);
        if (right.isPresent()) {
            state.write(
                    Durability.DURABLE, writing -> PasswordSessions.used(writing, caller.user(), known.get(), right));
        }
        setPassword(new UserId(user.id()), caller.session(), false, UnaryOperator.identity(), before -> {
            if (!known.equals(Optional.ofNullable(before.hash()))) {
                throw Refusals.currentPasswordIncorrect(); // it was reset while this one was checked
            }
            return Password.own(hash);
        });
        LOG.info("{} changed the own password", user.value().username());
    }

    @Override
    public User grantEverywhere(Caller caller, UserId id, @Nullable RepositoryRole role) {
        accounts.requireAdmin(caller);
        var changed = state.write(Durability.DURABLE, writing -> {
            var before = existing(writing, id);
            var rights = before.value().rights();
            return writing.put(
                    UserDocument.KIND,
                    before.with(before.value().withRights(new Rights(rights.role(), role, rights.active()))));
        });
        accounts.forget(id);
        return Account.toUser(changed);
    }

    @Override
    public List<Grant> grants(Caller caller, UserId id) {
        accounts.requireSelfOrAdmin(caller, id);
        return grants.of(id);
    }

    @Override
    public Grant grant(Caller caller, UserId id, RepositoryId repository, RepositoryRole role) {
        accounts.requireAdmin(caller);
        return grants.add(id, repository, role);
    }

    @Override
    public Grant changeGrant(Caller caller, UserId id, RepositoryId repository, RepositoryRole role) {
        accounts.requireAdmin(caller);
        return grants.change(id, repository, role);
    }

    @Override
    public void revoke(Caller caller, UserId id, RepositoryId repository) {
        accounts.requireAdmin(caller);
        grants.remove(id, repository);
    }

    /**
     * Writes a new password and ends the user's sessions but one.
     *
     * @param lockedOut whether it may leave the server without an admin who can sign in
     */
    private void setPassword(
            UserId id,
            long except,
            boolean lockedOut,
            UnaryOperator<UserDocument> tidied,
            Function<Password, Password> change) {
        var before = state.read(reading -> existing(reading, id)).value();
        var changed = state.write(Durability.DURABLE, writing -> {
            var user = existing(writing, id);
            var password = change.apply(user.value().password());
            var after = tidied.apply(user.value())
                    .withPassword(password)
                    .from(UserDocument.LOCAL)
                    .signedOut();
            if (!lockedOut && !admins.canSignIn(after)) {
                admins.requireAnother(writing, id, user.value());
            }
            var stored = writing.put(UserDocument.KIND, user.with(after));
            Sessions.endAllBut(writing, except, stored);
            return stored;
        });
        sessions.endedAllBut(except, changed);
        accounts.forget(id);
        tidy(before);
    }

    /** The file of the first admin's password says nothing true any more. */
    private void tidy(UserDocument before) {
        if (before.password().initial()) {
            initialPassword.delete();
        }
    }

    private Stored<UserDocument> self(Caller caller) {
        return state.get(UserDocument.KIND, caller.user().value())
                .filter(user -> caller.isSignedIn() && user.value().rights().active())
                .orElseThrow(Refusals::notAuthenticated);
    }

    private static UserDocument changed(UserDocument before, Change change) {
        var profile = before.profile();
        var rights = before.rights();
        return before.withProfile(new Profile(
                        change.username().map(UserRules::username).orElse(profile.username()),
                        change.fullName().isPresent()
                                ? UserRules.fullName(change.fullName().get())
                                : profile.fullName(),
                        change.email().isPresent()
                                ? UserRules.email(change.email().get())
                                : profile.email()))
                .withRights(new Rights(
                        change.role().orElse(rights.role()),
                        rights.everywhere(),
                        change.active().orElse(rights.active())))
                .from(change.source().orElse(before.source()))
                .linkedTo(linked(before.linked(), change));
    }

    /** Whom an admin enables need not wait any more. */
    private static @Nullable Linked linked(@Nullable Linked before, Change change) {
        return before != null && change.active().orElse(false) ? before.admitted() : before;
    }

    static void requireExisting(Reading reading, UserId id) {
        existing(reading, id);
    }

    private static Stored<UserDocument> existing(Reading reading, UserId id) {
        return reading.get(UserDocument.KIND, id.value()).orElseThrow(Refusals::userNotFound);
    }

    private <T> T unique(Function<Writing, T> work) {
        try {
            return state.write(Durability.DURABLE, work);
        } catch (DuplicateException e) {
            throw Refusals.duplicate(e.index());
        }
    }
}
