package org.borgui.core.notices;

import java.util.Map;
import java.util.Optional;
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

    /** By the type of an entry; %s is the user whose account it is. */
    private static final Map<String, String> TITLES = Map.of(
            "password_changed", "The password of '%s' was changed",
            "password_reset", "The password of '%s' was reset",
            "user_created", "The account '%s' was made",
            "user_changed", "The account '%s' was changed",
            "user_deleted", "The account '%s' was deleted",
            "token_created", "An API token of '%s' was made");

    private static final Pattern USER = Pattern.compile("users/(\\d{1,18})");

    private AccountWords() {}

    static boolean isTold(AuditEvent event) {
        return event.type().equals(ALARM) || (event.success() && TITLES.containsKey(event.type()));
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
                alarm ? Level.WARNING : Level.INFO,
                TITLES.getOrDefault(event.type(), "Somebody guesses passwords").formatted(name),
                alarm ? String.valueOf(event.detail()) : text(event),
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
                        event.address(),
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
                "sign in, end the account's sessions, revoke its tokens, and change its password. Who cannot sign in any more runs borg-ui reset-password on the server.";
        };
    }
}
