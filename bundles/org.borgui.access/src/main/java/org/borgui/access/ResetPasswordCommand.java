package org.borgui.access;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.api.access.PolicyService;
import org.borgui.api.access.SecondFactorService;
import org.borgui.api.access.User;
import org.borgui.api.access.UserService;
import org.borgui.api.audit.AuditEvent;
import org.borgui.api.audit.AuditLog;
import org.borgui.spi.command.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code reset-password}: the way back in for who has forgotten a password. It has to be changed at the next sign-in, and
 * every session of the user is over.
 */
@Component(service = Command.class)
public final class ResetPasswordCommand implements Command {

    private static final Caller CALLER = Caller.shell();
    private static final String KEY = "backend.errors.command.";
    private static final int DONE = 0;
    private static final int WRONG_WORDS = 2;
    private static final int MOST_NAMES = 20;

    private final UserService users;
    private final SecondFactorService factors;
    private final PolicyService policies;
    private final AuditLog audit;

    @Activate
    public ResetPasswordCommand(
            @Reference UserService users,
            @Reference SecondFactorService factors,
            @Reference PolicyService policies,
            @Reference AuditLog audit) {
        this.users = users;
        this.factors = factors;
        this.policies = policies;
        this.audit = audit;
    }

    @Override
    public String name() {
        return "reset-password";
    }

    @Override
    public String usage() {
        return "USER [--generate] [--reset-mfa]   gives USER a new password, that has to be changed at the next sign-in";
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws IOException {
        var names = words.stream().filter(word -> !word.startsWith("--")).toList();
        var options = words.stream().filter(word -> word.startsWith("--")).toList();
        if (names.size() > 1) {
            throw asWord();
        }
        if (names.isEmpty() || !List.of("--generate", "--reset-mfa").containsAll(options)) {
            terminal.say("borg-ui " + name() + " " + usage());
            return WRONG_WORDS;
        }
        var user = named(names.get(0));
        var factorToo = options.contains("--reset-mfa");
        if (factorToo && !hasMore(user)) {
            throw refused(
                    "noSecondFactor",
                    user.username() + " has no second factor and no passkey. Leave --reset-mfa away.");
        }
        var generate = options.contains("--generate");
        var password = generate ? RandomPassword.make() : asked(user, terminal);
        users.resetPassword(CALLER, user.id(), password);
        record(user, "password_reset", "The password of %s was reset from a shell of the server.");
        if (factorToo) {
            factors.remove(CALLER, user.id());
            record(
                    user,
                    "totp_removed",
                    "The second factor and the passkeys of %s were removed from a shell of the server.");
        }
        tell(user, factorToo, generate ? password : Secret.empty(), terminal);
        letPasswordsIn(terminal);
        return DONE;
    }

    /** A password is of no use where nobody signs in with one. */
    private void letPasswordsIn(Terminal terminal) throws IOException {
        var policy = policies.policy(CALLER);
        if (policy.localSignInOff()) {
            policies.change(CALLER, policy.withoutLocalSignIn(false));
            terminal.say("Signing in with passwords was turned off on this server. It is on again.");
        }
    }

    private static Secret asked(User user, Terminal terminal) throws IOException {
        var password = terminal.ask("New password of " + user.username() + ": ");
        if (terminal.isInteractive() && !password.equals(terminal.ask("The same again: "))) {
            throw refused("notTheSame", "These are two different passwords. Nothing was changed.");
        }
        return password;
    }

    private User named(String name) {
        var all = users.list(CALLER);
        return all.stream()
                .filter(user -> UserRules.folded(user.username()).equals(UserRules.folded(name)))
                .findFirst()
                .orElseThrow(() -> refused(
                        "userNotFound",
                        "There is no such user. There are: "
                                + all.stream()
                                        .limit(MOST_NAMES)
                                        .map(User::username)
                                        .collect(Collectors.joining(", "))
                                + (all.size() > MOST_NAMES ? " and more." : ".")));
    }

    private void record(User user, String type, String sentence) {
        audit.record(AuditEvent.by(
                CALLER,
                type,
                true,
                "",
                "borg-ui reset-password",
                "users/" + user.id(),
                sentence.formatted(user.username()),
                List.of()));
    }

    private static boolean hasMore(User user) {
        return user.secondFactor() || user.passkeys() > 0;
    }

    private static void tell(User user, boolean factorGone, Secret generated, Terminal terminal) throws IOException {
        if (!generated.isEmpty()) {
            terminal.say(generated.reveal());
        }
        terminal.say("The password of " + user.username() + " is reset and has to be changed at the next sign-in. All"
                + " sessions of " + user.username() + " are over.");
        if (factorGone) {
            terminal.say("The second factor and the passkeys of " + user.username() + " are removed.");
        } else if (hasMore(user)) {
            terminal.say("The second factor and the passkeys of " + user.username()
                    + " stay. If they are lost, too, or somebody else has them, add --reset-mfa.");
        }
        if (!user.active()) {
            terminal.say(user.username() + " is disabled, and cannot sign in before an admin enables the user.");
        }
    }

    /** Not with the word in it: it may be the password. */
    private static RefusedException asWord() {
        return refused(
                "passwordAsWord",
                "A password is not taken from the command line: other people of this machine can read it there, and it"
                        + " stays in the history of the shell. Choose another one, and type it when you are asked, hand it"
                        + " in by a pipe, or use --generate. Nothing was changed.");
    }

    private static RefusedException refused(String key, String sentence) {
        return RefusedException.invalid(KEY + key, sentence);
    }
}
