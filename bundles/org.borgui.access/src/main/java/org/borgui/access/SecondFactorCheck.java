package org.borgui.access;

import java.util.List;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.spi.posture.PostureCheck;
import org.borgui.spi.state.Query;
import org.borgui.state.State;
import org.borgui.state.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether an admin signs in with nothing but a password. */
@Component
public final class SecondFactorCheck implements PostureCheck {

    private static final String PAGE = "/settings/account";

    private final State state;

    @Activate
    public SecondFactorCheck(@Reference State state, @Reference Accounts accounts) { // who has opened the users
        this.state = state;
    }

    @Override
    public List<Weakness> look() {
        return state.find(UserDocument.KIND, Query.all("users")).stream()
                .map(Stored::value)
                .filter(user -> user.rights().areOfAnAdmin())
                .filter(user ->
                        user.usableHash().isPresent() && user.usableFactor().isEmpty())
                .map(user -> new Weakness(
                        "account.admin-without-second-factor",
                        Severity.LOW,
                        "An admin signs in with a password alone",
                        "Whoever learns this password, by a trick or from another site, controls all backups.",
                        "Sign in as %s and set up a second factor.".formatted(user.username()),
                        PAGE,
                        user.username()))
                .toList();
    }
}
