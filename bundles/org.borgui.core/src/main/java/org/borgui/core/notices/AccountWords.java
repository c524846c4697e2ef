package org.borgui.core.notices;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.borgui.api.access.User;
import org.borgui.api.audit.AuditEntry;
import org.borgui.api.audit.AuditEvent;
import org.borgui.api.notice.Notice;
import org.borgui.api.notice.Notice.Level;
import org.borgui.api.notice.Topic;

/** Which entries of the audit log people are told of, and in which words. */
final class AccountWords {

    private static final long TOGETHER_SECONDS = 600;
    private static final String ALARM = "sign_in_alarm";
    private static final String COPIED = "passkey_blocked";
    private static final String WRONG_CODE = "totp_login_failed";

    /** By the type of an entry; %s is the user whose account it is. */
    private static final Map<String, String> TITLES = Map.ofEntries(
            entry("password_changed", "The password of '%s' was changed"),
            entry("password_reset", "The password of '%s' was reset"),
            entry("user_created", "The account '%s' was made"),
            entry("user_changed", "The account '%s' was changed"),
            entry("user_deleted", "The account '%s' was deleted"),
            entry("token_created", "An API token of '%s' was made"),
            entry("totp_enabled", "A second factor of '%s' was set up"),
            entry("totp_disabled", "The second factor of '%s' was turned off"),
            entry("totp_removed", "The second factor of '%s' was removed"),
            entry("recovery_codes_renewed", "The recovery codes of '%s' were made anew"),
            entry("recovery_code_used", "A recovery code of '%s' was used"),
            entry("passkey_added", "A passkey of '%s' was added"),
            entry("passkey_removed", "A passkey of '%s' was removed"),
            entry("oidc_user_provisioned", "'%s' has come by single sign-on, and has an account now"),
            entry("oidc_user_pending", "'%s' has come by single sign-on, and waits to be let in"),
            entry("oidc_user_changed", "Single sign-on has changed what '%s' may do"),
            entry("oidc_account_linked", "The account '%s' was linked with single sign-on"),
            entry("oidc_account_unlinked", "The account '%s' is no longer linked with single sign-on"),
            entry(COPIED, "A passkey of '%s' may have been copied, and is blocked"),
            entry(WRONG_CODE, "Somebody has the password of '%s', but no right code"));

    private static final Pattern USER = Pattern.compile("users/(\\d{1,18})");

    private AccountWords() {}

    static boolean isTold(AuditEvent event) {
        return Set.of(ALARM, WRONG_CODE, COPIED).contains(event.type())
                || (event.success() && TITLES.containsKey(event.type()));
    }

    /** The number of the user whose account it is about. */
    static Optional<Long> user(AuditEvent event) {
        var object = USER.matcher(event.object());
        if (object.matches()) {
            return Optional.of(Long.valueOf(object.group(1)));
        }
        return event.changes().stream()
                .filter(change -> change.collection().equals("users"))
                .map(AuditEvent.Change::id)
                .findFirst()
                .or(() -> Optional.ofNullable(event.user()));
    }

    static Notice notice(AuditEntry entry, Optional<User> user) {
        var event = entry.event();
        boolean alarm = event.type().equals(ALARM);
        var name = user.map(User::username)
                .orElseGet(
                        () -> user(event).map("no. %d, who is gone"::formatted).orElse(event.username()));
        return new Notice(
                key(entry),
                Topic.ACCOUNT_CHANGED,
                event.success() ? Level.INFO : Level.WARNING,
                TITLES.getOrDefault(event.type(), "Somebody guesses passwords").formatted(name),
                alarm || event.type().equals(COPIED) ? String.valueOf(event.detail()) : text(event),
                entry.at(),
                null,
                null,
                user.map(User::email).orElse(null));
    }

    /** The same for what one did to one account, from one place, within ten minutes: who does it in a loop floods nobody. */
    private static String key(AuditEntry entry) {
        var event = entry.event();
        return "account-%s-%d-%d-%s-%d"
                .formatted(
                        event.type(),
                        user(event).orElse(0L),
                        event.user() == null ? 0L : event.user(),
                        event.type().equals(WRONG_CODE) ? "" : event.address(), // a guesser may have any number of them
                        entry.at().getEpochSecond() / TOGETHER_SECONDS);
    }

    private static String text(AuditEvent event) {
        return """
                %s, %s.
                If nobody of you did this: %s The audit log has all of it."""
                .formatted(
                        who(event),
                        event.address().isEmpty() ? "on the server itself" : "from " + event.address(),
                        remedy(event));
    }

    private static String who(AuditEvent event) {
        if (event.type().equals(WRONG_CODE)) {
            return "Somebody who knows the password";
        }
        if (event.way().equals("cli")) {
            return "From a shell of the server";
        }
        return event.user() == null
                ? "As the way to sign in '%s' says".formatted(event.username())
                : "By '%s'".formatted(event.username());
    }

    private static String remedy(AuditEvent event) {
        return switch (event.type()) {
            case "token_created" -> "sign in and revoke the token; an admin can do so for others.";
            case "user_created" -> "an admin should disable the account, and look at who made it.";
            case "user_deleted" -> "an admin should look at who did.";
            default ->
                "sign in, end the account's sessions, revoke tokens and passkeys that nobody of you made, and change its password. Who cannot sign in any more runs borg-ui reset-password on the server.";
        };
    }
}
