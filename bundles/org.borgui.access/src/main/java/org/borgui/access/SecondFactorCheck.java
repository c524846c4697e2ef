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
    private final KeptPolicy policy;

    @Activate
    public SecondFactorCheck(@Reference State state, @Reference KeptPolicy policy) {
        this.state = state;
        this.policy = policy;
    }

    @Override
    public List<Weakness> look() {
        var lacking = state.find(UserDocument.KIND, Query.all("users")).stream()
                .map(Stored::value)
                .filter(UserDocument::isAdminByPasswordAlone)
                .map(user -> new Weakness(
                        "account.admin-without-second-factor",
                        Severity.LOW,
                        "An admin signs in with a password alone",
                        "Whoever learns this password, by a trick or from another site, controls all backups.",
                        "Sign in as %s and set up a second factor.".formatted(user.username()),
                        PAGE,
                        user.username()))
                .toList();
        return lacking.isEmpty() && !policy.adminsNeedSecondFactor() ? List.of(optional()) : lacking;
    }

    private static Weakness optional() {
        return new Weakness(
                "account.second-factor-optional",
                Severity.LOW,
                "An admin may sign in with a password alone",
                "All admins have a second factor, but the next one, or one who turns it off, has none.",
                "Turn on that administrators need a second factor.",
                "/settings/security",
                "");
    }
}
