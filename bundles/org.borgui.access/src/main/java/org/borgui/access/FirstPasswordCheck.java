package org.borgui.access;

import java.util.List;
import java.util.stream.Stream;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.spi.posture.PostureCheck;
import org.borgui.spi.state.Query;
import org.borgui.state.State;
import org.borgui.state.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether a password is still the one that the server began with, or a weak one that the configuration gave. */
@Component
public final class FirstPasswordCheck implements PostureCheck {

    private static final String PAGE = "/settings/account";

    private final State state;
    private final PasswordFindings findings;

    @Activate
    public FirstPasswordCheck(@Reference State state, @Reference Accounts accounts) { // who has opened the users
        this(state);
    }

    FirstPasswordCheck(State state) {
        this.state = state;
        this.findings = new PasswordFindings(state);
    }

    @Override
    public List<Weakness> look() {
        return state.find(UserDocument.KIND, Query.all("users")).stream()
                .filter(user -> user.value().rights().active())
                .flatMap(user -> Stream.concat(untouched(user), configured(user)))
                .toList();
    }

    private static Stream<Weakness> untouched(Stored<UserDocument> user) {
        return user.value().password().initial()
                ? Stream.of(
                        initial(user, "It stands in the log of the first start and in a file of the data directory."))
                : Stream.empty();
    }

    private Stream<Weakness> configured(Stored<UserDocument> user) {
        return findings.about(user).stream()
                .flatMap(found -> Stream.concat(
                        found.weak() ? Stream.of(weak(user)) : Stream.empty(),
                        found.configured()
                                ? Stream.of(initial(
                                        user,
                                        "It stands in the environment or the configuration of the server, where more"
                                                + " people may read it."))
                                : Stream.empty()));
    }

    private static Weakness initial(Stored<UserDocument> user, String reason) {
        return weakness(user, "initial", Severity.MEDIUM, "The first password is still in use", reason);
    }

    private static Weakness weak(Stored<UserDocument> user) {
        return weakness(
                user,
                "weak",
                Severity.HIGH,
                "A password is weak",
                "The configuration gave it, and it is shorter or more common than the rules allow: it can be guessed.");
    }

    private static Weakness weakness(
            Stored<UserDocument> user, String what, Severity severity, String title, String reason) {
        var name = user.value().username();
        return new Weakness(
                "account." + what + "-password",
                severity,
                title,
                reason,
                "Sign in as %s and choose another password.".formatted(name),
                PAGE,
                name);
    }
}
