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

    private static final String ALARM = "sign_in_alarm";

    /** By the type of an entry; %s is the user whose account it is. */
    private static final Map<String, String> TITLES = Map.of(
            "password_changed", "The password of '%s' was changed",
            "password_reset", "The password of '%s' was reset",
            "user_created", "The account '%s' was made",
            "user_changed", "The account '%s' was changed",
            "user_deleted", "An account was deleted",
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
        var name = user.map(User::username).orElse(event.username());
        return new Notice(
                "audit-" + entry.id(),
                Topic.ACCOUNT_CHANGED,
                alarm ? Level.WARNING : Level.INFO,
                TITLES.getOrDefault(event.type(), "Somebody guesses passwords").formatted(name),
                alarm ? String.valueOf(event.detail()) : text(event),
                entry.at(),
                null,
                null,
                user.map(User::email).orElse(null));
    }

    private static String text(AuditEvent event) {
        return """
                %s, %s.
                If nobody of you did this, sign in, end the account's sessions, and change its password. Who cannot sign in any more runs borg-ui reset-password on the server."""
                .formatted(
                        event.username().isEmpty() ? "From a shell of the server" : "By '" + event.username() + "'",
                        event.address().isEmpty() ? "on the server itself" : "from " + event.address());
    }
}
