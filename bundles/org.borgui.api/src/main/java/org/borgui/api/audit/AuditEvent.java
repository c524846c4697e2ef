package org.borgui.api.audit;

import java.util.List;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Caller.Via;
import org.jspecify.annotations.Nullable;

/**
 * Something to be recorded.
 *
 * @param type a word for filters, such as {@code local_login_failed}, {@code request}, {@code refused}
 * @param user number of who did it, null when nobody is known
 * @param username as it was then; empty when unknown, and never what somebody merely typed
 * @param way how they had signed in, see {@code Caller.way}, or {@code cli} for a command of {@code borg-ui}
 * @param address the peer, or the client a trusted proxy named; empty for the server itself
 * @param requestId empty when it was no request
 * @param action such as {@code DELETE /api/repositories/{repo_id}}
 * @param object what it was about, such as {@code repositories/7}; empty when it was about nothing that has a number
 * @param detail a sentence or null; never a secret
 * @param changes the documents that were changed
 */
public record AuditEvent(
        String type,
        boolean success,
        @Nullable Long user,
        String username,
        String way,
        String address,
        String requestId,
        String action,
        String object,
        @Nullable String detail,
        List<Change> changes) {

    /**
     * A document that was changed.
     *
     * @param before SHA-256 of it in base64url, shortened; null when it was made
     * @param after null when it was deleted
     */
    public record Change(String collection, long id, @Nullable String before, @Nullable String after) {}

    /**
     * What a caller did, or was refused.
     *
     * @param action empty when its type says it all
     */
    public static AuditEvent by(
            Caller caller,
            String type,
            boolean success,
            String requestId,
            String action,
            String object,
            @Nullable String detail,
            List<Change> changes) {
        var isUser = caller.isSignedIn() && caller.via() != Via.SERVER;
        return new AuditEvent(
                type,
                success,
                isUser ? caller.user().value() : null,
                caller.username(),
                caller.way(),
                caller.address(),
                requestId,
                action,
                object,
                detail,
                changes);
    }

    public AuditEvent {
        changes = List.copyOf(changes);
    }
}
