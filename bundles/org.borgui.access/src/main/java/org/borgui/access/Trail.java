package org.borgui.access;

import java.util.List;
import java.util.Optional;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.audit.AuditEvent;
import org.borgui.api.audit.AuditEvent.Change;
import org.borgui.api.audit.AuditLog;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Writes into the audit log what happens to users and sessions. */
@Component(service = Trail.class)
public final class Trail {

    private final AuditLog log;

    @Activate
    public Trail(@Reference AuditLog log) {
        this.log = log;
    }

    /** Somebody signed in, or did not; {@code user} is empty for names that nobody has: people type passwords there. */
    void signIn(String type, boolean success, Optional<UserId> user, String username, String way, String address) {
        log.record(new AuditEvent(
                type,
                success,
                user.map(UserId::value).orElse(null),
                user.isPresent() ? username : "",
                way,
                address,
                "",
                "",
                "",
                null,
                List.of()));
    }

    /** What happened with somebody who came by a provider. */
    void oidc(String type, boolean success, Optional<UserId> user, String username, String address, String detail) {
        log.record(new AuditEvent(
                type,
                success,
                user.map(UserId::value).orElse(null),
                username,
                OidcProviders.WAY,
                address,
                "",
                "",
                user.map(id -> "users/" + id).orElse(""),
                detail,
                List.of()));
    }

    /** Somebody whom a way vouches for was not let in; the name is the way's word. */
    void vouched(String way, String username, String address, String reason) {
        log.record(new AuditEvent(
                way + "_login_failed", false, null, username, way, address, "", "", "", reason, List.of()));
    }

    /** The server itself has noticed something about a user, or about many. */
    void alarm(String type, String username, String sentence) {
        log.record(new AuditEvent(type, false, null, username, "server", "", "", "", "", sentence, List.of()));
    }

    /** A passkey of a user signs nobody in any more. */
    void blocked(UserId user, String username, String sentence) {
        log.record(new AuditEvent(
                "passkey_blocked", false, user.value(), username, "server", "", "", "", "", sentence, List.of()));
    }

    /** What a caller did that has a name of its own. */
    void did(Caller caller, String type, String object, @Nullable String detail) {
        log.record(AuditEvent.by(caller, type, true, "", "", object, detail, List.of()));
    }

    /** A request that changed something, or was refused. */
    void request(
            Caller caller,
            String type,
            boolean success,
            String requestId,
            String action,
            String object,
            List<Change> changes) {
        log.record(AuditEvent.by(caller, type, success, requestId, action, object, null, changes));
    }
}
