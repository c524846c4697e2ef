package org.borgui.access;

import java.util.List;
import java.util.function.Predicate;
import org.borgui.api.access.SignInService;
import org.borgui.spi.state.Query;
import org.borgui.state.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Tells which ways to sign in there are, and whether one can be missed. */
@Component
public final class SignInWays implements SignInService {

    private final State state;
    private final CurrentPasswordSignIn passwords;
    private final RequestSignIns ways;
    private final OidcProviders providers;
    private final KeptPolicy policy;

    @Activate
    public SignInWays(
            @Reference Accounts accounts, // has opened the collection of users
            @Reference State state,
            @Reference CurrentPasswordSignIn passwords,
            @Reference RequestSignIns ways,
            @Reference OidcProviders providers,
            @Reference KeptPolicy policy) {
        this.state = state;
        this.passwords = passwords;
        this.ways = ways;
        this.providers = providers;
        this.policy = policy;
    }

    @Override
    public boolean passwords() {
        return passwords.isThere() && !policy.isLocalSignInOff();
    }

    @Override
    public List<Way> ways() {
        return ways.all().stream()
                .map(way -> new Way(way.name(), way.isAmbient(), way.settings(), way.warnings()))
                .toList();
    }

    @Override
    public void requireAnother(String way) {
        var admins = state.find(UserDocument.KIND, Query.all("users")).stream()
                .map(stored -> stored.value())
                .filter(user -> user.rights().areOfAnAdmin())
                .toList();
        var byPassword = passwords()
                && !way.equals(UserDocument.LOCAL)
                && admins.stream().anyMatch(user -> user.usableHash().isPresent());
        Predicate<String> lets =
                other -> admins.stream().anyMatch(user -> user.source().equals(other));
        var byProvider = !way.equals(OidcProviders.WAY) && admins.stream().anyMatch(providers::letIn);
        if (!byPassword
                && !byProvider
                && ways.all().stream().noneMatch(other -> !other.name().equals(way) && lets.test(other.name()))) {
            throw Refusals.lastWay();
        }
    }
}
