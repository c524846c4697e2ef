package org.borgui.access;

import java.util.Set;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.borgui.api.access.PolicyService;
import org.borgui.api.access.Resource;
import org.borgui.api.access.Role;
import org.borgui.api.access.User;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.Kind;
import org.borgui.state.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The rules, as one document, and in memory because every request asks for them. */
// immediate: what it keeps in memory must not go when nobody asks for a moment
@Component(
        service = {KeptPolicy.class, PolicyService.class},
        immediate = true)
public final class KeptPolicy implements PolicyService {

    static final Kind<Policy> KIND = Kind.of("access_policy", Policy.class);

    private static final Set<Via> BY_PASSWORD = Set.of(Via.COOKIE, Via.BEARER);

    private final State state;
    private final Accounts accounts;
    private final OidcProviders providers;
    private final Sessions sessions;
    private final Trail trail;
    private volatile Policy current;

    @Activate
    public KeptPolicy(
            @Reference State state,
            @Reference Accounts accounts,
            @Reference OidcProviders providers,
            @Reference Sessions sessions,
            @Reference Trail trail) {
        this.state = state;
        this.accounts = accounts;
        this.providers = providers;
        this.sessions = sessions;
        this.trail = trail;
        state.open(KIND);
        this.current = state.find(KIND, Query.all(KIND.name())).stream()
                .findFirst()
                .map(stored -> stored.value())
                .orElse(Policy.usual());
    }

    @Override
    public Policy policy(Caller caller) {
        accounts.requireAdmin(caller);
        return current;
    }

    @Override
    public Policy change(Caller caller, Policy policy) {
        accounts.requireAdmin(caller);
        if (policy.adminsNeedSecondFactor() && lacksFactor(caller)) {
            throw Refusals.ownSecondFactorFirst();
        }
        var localChanges = policy.localSignInOff() != current.localSignInOff();
        if (localChanges) {
            Proof.require(caller, Resource.USERS, sessions); // it shuts people out, or lets them in
        }
        write(policy);
        if (localChanges) {
            trail.did(caller, policy.localSignInOff() ? "local_sign_in_off" : "local_sign_in_on", "", null);
        }
        return policy;
    }

    /** What is in memory is what is written last, and whoever writes next sees it already. */
    private synchronized void write(Policy policy) {
        var before = current;
        try {
            state.write(Durability.DURABLE, writing -> {
                if (policy.localSignInOff() && !before.localSignInOff() && !providers.letAnAdminIn(writing)) {
                    throw OidcRefusals.noLinkedAdmin();
                }
                writing.find(KIND, Query.all(KIND.name())).forEach(old -> writing.delete(KIND, old.id()));
                var written = writing.add(KIND, writing.nextId(KIND), policy);
                current = policy;
                return written;
            });
        } catch (RuntimeException e) {
            current = before;
            throw e;
        }
    }

    @Override
    public boolean wantsSecondFactor(User user) {
        return current.adminsNeedSecondFactor()
                && user.role() == Role.ADMIN
                && user.source().equals(UserDocument.LOCAL)
                && !user.secondFactor();
    }

    /** Whether a caller may do nothing but set up a second factor. */
    boolean keepsBack(Caller caller) {
        return current.adminsNeedSecondFactor() && BY_PASSWORD.contains(caller.via()) && lacksFactor(caller);
    }

    boolean adminsNeedSecondFactor() {
        return current.adminsNeedSecondFactor();
    }

    /** Refuses whoever signs in with what this server keeps, while the rules do not let anybody. */
    void requireLocalSignIn() {
        if (current.localSignInOff()) {
            throw OidcRefusals.localSignInOff();
        }
    }

    boolean isLocalSignInOff() {
        return current.localSignInOff();
    }

    private boolean lacksFactor(Caller caller) {
        return accounts.find(caller.user())
                .filter(account -> account.user().isAdminByPasswordAlone())
                .isPresent();
    }
}
