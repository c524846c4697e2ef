package org.borgui.access;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.borgui.access.RequestSignIns.Vouched;
import org.borgui.access.UserDocument.Password;
import org.borgui.access.UserDocument.Profile;
import org.borgui.access.UserDocument.Rights;
import org.borgui.api.RefusedException;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Role;
import org.borgui.spi.signin.Identity;
import org.borgui.spi.state.DuplicateException;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.State;
import org.borgui.state.State.Writing;
import org.borgui.state.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds, makes and keeps up to date the users that a {@link org.borgui.spi.signin.RequestSignIn} vouches for. What was
 * found is remembered, so that a request costs no look into the state.
 */
@Component(service = VouchedUsers.class, immediate = true)
public final class VouchedUsers {

    private static final Logger LOG = LoggerFactory.getLogger(VouchedUsers.class);
    private static final int MOST_KNOWN = 10_000;
    private static final Duration SEEN = Duration.ofHours(12);

    /** A user, and the word for what was done to have it; empty when nothing was. */
    private record Settled(Stored<UserDocument> user, String event) {}

    private record Key(String way, Identity identity) {}

    private final State state;
    private final Accounts accounts;
    private final Admins admins;
    private final Trail trail;
    private final Clock clock;
    private final Seldom seen;
    private final Seldom refused;
    private final Map<Key, UserId> known = new ConcurrentHashMap<>();

    @Activate
    public VouchedUsers(
            @Reference State state, @Reference Accounts accounts, @Reference Admins admins, @Reference Trail trail) {
        this(state, accounts, admins, trail, Clock.systemUTC());
    }

    VouchedUsers(State state, Accounts accounts, Admins admins, Trail trail, Clock clock) {
        this.state = state;
        this.accounts = accounts;
        this.admins = admins;
        this.trail = trail;
        this.clock = clock;
        this.seen = new Seldom(clock, SEEN);
        this.refused = new Seldom(clock, Duration.ofMinutes(1));
    }

    /** The caller; refused, and recorded, when the user may not sign in this way, or at all. */
    Caller caller(Vouched vouched, String address) {
        try {
            return admitted(vouched, address);
        } catch (RefusedException e) {
            var way = vouched.way().name();
            var name = vouched.identity().username();
            var counted = name.length() > UserRules.LONGEST_USERNAME ? "" : UserRules.folded(name);
            if (refused.isDue("%s %s %s".formatted(way, address, counted))) {
                trail.vouched(way, name, address, String.valueOf(e.getMessage()));
            }
            throw e;
        }
    }

    private Caller admitted(Vouched vouched, String address) {
        var way = vouched.way().name();
        var key = new Key(way, vouched.identity());
        var account = Optional.ofNullable(known.get(key))
                .flatMap(accounts::find)
                .filter(found -> agrees(found.user(), vouched.identity(), way))
                .orElseGet(() -> settle(key, address));
        if (!account.user().rights().active()) {
            throw Refusals.incorrectCredentials();
        }
        var name = account.user().username();
        if (seen.isDue(account.id().value() + " " + way + " " + address)) {
            trail.signIn(way + "_login_succeeded", true, Optional.of(account.id()), name, way, address);
        }
        return new Caller(
                account.id(), name, account.user().rights().role(), Via.REQUEST, 0, false, address, way, null);
    }

    /** Whether the user is as the identity says, so that there is nothing to write. */
    private static boolean agrees(UserDocument user, Identity identity, String way) {
        var rights = user.rights();
        return mayComeBy(user, identity, way)
                && user.folded().equals(UserRules.folded(identity.username()))
                && identity.role().map(rights.role()::equals).orElse(true)
                && identity.everywhere()
                        .map(role -> role.equals(rights.everywhere()))
                        .orElse(true);
    }

    private static boolean mayComeBy(UserDocument user, Identity identity, String way) {
        return !identity.ownUsersOnly() || user.source().equals(way);
    }

    private Account settle(Key key, String address) {
        var identity = key.identity();
        var username = UserRules.username(identity.username());
        Settled settled;
        try {
            settled = state.write(Durability.DURABLE, writing -> find(writing, username)
                    .map(found -> updated(writing, found, key))
                    .orElseGet(() -> made(writing, username, key)));
        } catch (DuplicateException e) {
            throw Refusals.duplicate(e.index());
        }
        var id = new UserId(settled.user().id());
        if (!settled.event().isEmpty()) {
            tell(settled, key, address);
        }
        accounts.forget(id);
        if (known.size() >= MOST_KNOWN) {
            known.clear();
        }
        known.put(key, id);
        return accounts.find(id).orElseThrow(Refusals::incorrectCredentials);
    }

    private static Optional<Stored<UserDocument>> find(Writing writing, String username) {
        return writing.find(UserDocument.KIND, Query.by("users", "username", UserRules.folded(username))).stream()
                .findFirst();
    }

    private Settled updated(Writing writing, Stored<UserDocument> found, Key key) {
        var user = found.value();
        var identity = key.identity();
        if (!mayComeBy(user, identity, key.way())) {
            throw Refusals.otherSource(user.username());
        }
        var rights = new Rights(
                identity.role().orElse(user.rights().role()),
                identity.everywhere().orElse(user.rights().everywhere()),
                user.rights().active());
        if (rights.equals(user.rights())) {
            return new Settled(found, "");
        }
        if (!rights.areOfAnAdmin()) {
            admins.requireAnother(writing, new UserId(found.id()), user);
        }
        var changed = user.withRights(rights).signedOut(); // a changed role ends sessions, whoever changes it
        return new Settled(writing.put(UserDocument.KIND, found.with(changed)), "user_changed");
    }

    private Settled made(Writing writing, String username, Key key) {
        var identity = key.identity();
        if (!identity.mayBeMade()) {
            throw Refusals.incorrectCredentials();
        }
        var profile = new Profile(
                username,
                UserRules.fullName(identity.fullName().orElse(null)),
                UserRules.email(identity.email().orElse(null)));
        var rights = new Rights(
                identity.role().orElse(Role.VIEWER), identity.everywhere().orElse(null), true);
        var document = UserDocument.of(profile, rights, Password.none(), clock.instant())
                .from(key.way())
                .signedIn(clock.instant());
        return new Settled(writing.add(UserDocument.KIND, writing.nextId(UserDocument.KIND), document), "user_created");
    }

    private void tell(Settled settled, Key key, String address) {
        var user = settled.user();
        var role = user.value().rights().role().wire();
        LOG.info("{}: {} is {} now, as {} says", settled.event(), user.value().username(), role, key.way());
        trail.did(Caller.server(key.way()).at(address), settled.event(), "users/" + user.id(), "role " + role);
    }
}
