package org.borgui.access;

import org.borgui.api.UserId;
import org.borgui.spi.state.Query;
import org.borgui.state.State.Reading;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sees to it that an admin remains who can sign in: with a password, at a provider, or by a way that is there. */
@Component(service = Admins.class)
public final class Admins {

    private final RequestSignIns ways;
    private final OidcProviders providers;
    private final KeptPolicy policy;

    @Activate
    public Admins(@Reference RequestSignIns ways, @Reference OidcProviders providers, @Reference KeptPolicy policy) {
        this.ways = ways;
        this.providers = providers;
        this.policy = policy;
    }

    /** Whether this is an admin whom some way lets in at this moment. */
    boolean canSignIn(UserDocument user) {
        return user.rights().areOfAnAdmin()
                && ((user.usableHash().isPresent() && !policy.isLocalSignInOff())
                        || ways.isThere(user.source())
                        || providers.letIn(user));
    }

    /** Within the transaction that makes one of them into something else: refuses when it is the last. */
    void requireAnother(Reading reading, UserId id, UserDocument before) {
        if (canSignIn(before)
                && reading.find(UserDocument.KIND, Query.all("users")).stream()
                        .noneMatch(user -> user.id() != id.value() && canSignIn(user.value()))) {
            throw Refusals.lastAdmin();
        }
    }

    /** Whether there is any. */
    boolean isOneThere(Reading reading) {
        return reading.find(UserDocument.KIND, Query.all("users")).stream().anyMatch(user -> canSignIn(user.value()));
    }

    boolean isWay(String source) {
        return source.equals(UserDocument.LOCAL) || source.equals(OidcProviders.WAY) || ways.isThere(source);
    }
}
