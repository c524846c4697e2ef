package org.borgui.access;

import org.borgui.api.RepositoryId;
import org.borgui.api.UserId;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.Resource;
import org.borgui.api.access.Role;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Decides by the roles that users have at this moment, whatever the caller's copy says. */
@Component
public final class GrantedAccess implements AccessService {

    private final Accounts accounts;
    private final Sessions sessions;
    private final State state;

    @Activate
    public GrantedAccess(@Reference Accounts accounts, @Reference Sessions sessions, @Reference State state) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.state = state;
    }

    @Override
    public boolean may(Caller caller, Action action, RepositoryId repository) {
        if (caller.via() == Via.SERVER) {
            return true;
        }
        return caller.isSignedIn()
                && accounts.find(caller.user())
                        .filter(account -> account.user().rights().active())
                        .filter(account -> isAllowed(account, action, repository))
                        .isPresent();
    }

    @Override
    public void require(Caller caller, Action action, RepositoryId repository) {
        if (!may(caller, action, repository)) {
            throw Refusals.notEnoughPermissions();
        }
    }

    @Override
    public void requireAdmin(Caller caller) {
        if (!accounts.isAdmin(caller)) {
            throw Refusals.notEnoughPermissions();
        }
    }

    @Override
    public void requireProof(Caller caller, Resource resource) {
        Proof.require(caller, resource, sessions);
    }

    @Override
    public void forget(RepositoryId repository) {
        var users = state.write(Durability.DURABLE, writing -> {
            var grants = writing.find(GrantDocument.KIND, Query.by("grants", "repository", repository.value()));
            grants.forEach(grant -> writing.delete(GrantDocument.KIND, grant.id()));
            return grants.stream()
                    .map(grant -> new UserId(grant.value().user()))
                    .toList();
        });
        accounts.forget(users);
    }

    private static boolean isAllowed(Account account, Action action, RepositoryId repository) {
        return account.user().rights().role() == Role.ADMIN
                || account.roleOn(repository)
                        .filter(role -> role.includes(action.needs()))
                        .isPresent();
    }
}
