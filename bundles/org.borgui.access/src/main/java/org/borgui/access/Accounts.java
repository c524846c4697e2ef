package org.borgui.access;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.RepositoryRole;
import org.borgui.spi.state.Query;
import org.borgui.state.State;
import org.borgui.state.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * The present state of users, kept in memory because every request asks for it. Whoever writes users or grants calls
 * {@link #forget} after the transaction.
 */
// immediate: what it keeps in memory must not go when nobody asks for a moment
@Component(service = Accounts.class, immediate = true)
public final class Accounts {

    private final State state;
    private final Map<Long, Optional<Account>> known = new ConcurrentHashMap<>();

    @Activate
    public Accounts(@Reference State state) {
        this.state = state;
        state.open(UserDocument.KIND, GrantDocument.KIND);
    }

    Optional<Account> find(UserId id) {
        // loads within the map's own lock: a forget() that comes meanwhile is carried out after it
        var account = known.computeIfAbsent(id.value(), this::load);
        if (account.isEmpty()) {
            known.remove(id.value()); // unknown numbers must not fill the memory
        }
        return account;
    }

    /** Finds by user name in any case; names that nobody can have are found like any other unknown one. */
    Optional<Stored<UserDocument>> named(String username) {
        return state.find(UserDocument.KIND, Query.by("users", "username", UserRules.folded(username))).stream()
                .findFirst();
    }

    /** As kept at this moment. */
    Optional<Stored<UserDocument>> stored(UserId id) {
        return state.get(UserDocument.KIND, id.value());
    }

    void forget(UserId id) {
        known.remove(id.value());
    }

    void forget(List<UserId> ids) {
        ids.forEach(this::forget);
    }

    /** Whether this caller is an admin at this moment, or the server itself. */
    boolean isAdmin(Caller caller) {
        return caller.via() == Via.SERVER
                || (caller.isSignedIn()
                        && find(caller.user())
                                .filter(account -> account.user().rights().areOfAnAdmin())
                                .isPresent());
    }

    void requireAdmin(Caller caller) {
        if (!isAdmin(caller)) {
            throw caller.isSignedIn() ? Refusals.notEnoughPermissions() : Refusals.notAuthenticated();
        }
    }

    void requireSelfOrAdmin(Caller caller, UserId user) {
        if (!caller.isSignedIn() || !caller.user().equals(user)) {
            requireAdmin(caller);
        }
    }

    private Optional<Account> load(long id) {
        return state.read(reading -> reading.get(UserDocument.KIND, id).map(user -> {
            var grants = new HashMap<Long, RepositoryRole>();
            for (var grant : reading.find(GrantDocument.KIND, Query.by("grants", "user_repository", id))) {
                grants.put(grant.value().repository(), grant.value().role());
            }
            return new Account(new UserId(id), user.value(), grants);
        }));
    }
}
