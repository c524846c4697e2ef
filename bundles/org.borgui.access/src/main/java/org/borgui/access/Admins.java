package org.borgui.access;

import org.borgui.api.UserId;
import org.borgui.spi.state.Query;
import org.borgui.state.State.Reading;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Sees to it that an admin remains who can sign in: with a password, or by a way that is there. */
@Component(service = Admins.class)
public final class Admins {

    private final RequestSignIns ways;

    @Activate
    public Admins(@Reference RequestSignIns ways) {
        this.ways = ways;
    }

    /** Whether this is an admin whom some way lets in at this moment. */
    boolean canSignIn(UserDocument user) {
        return user.rights().areOfAnAdmin() && (user.usableHash().isPresent() || ways.isThere(user.source()));
    }

    /** Within the transaction that makes one of them into something else: refuses when it is the last. */
    void requireAnother(Reading reading, UserId id, UserDocument before) {
        if (canSignIn(before)
                && reading.find(UserDocument.KIND, Query.all("users")).stream()
                        .noneMatch(user -> user.id() != id.value() && canSignIn(user.value()))) {
            throw Refusals.lastAdmin();
        }
    }

    boolean isWay(String source) {
        return source.equals(UserDocument.LOCAL) || ways.isThere(source);
    }
}
