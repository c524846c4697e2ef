package org.borgui.rest.audit;

import java.util.List;
import org.borgui.api.audit.AuditEntry;
import org.borgui.api.audit.AuditEvent.Change;
import org.borgui.rest.Times;
import org.jspecify.annotations.Nullable;

/** An entry of the audit log. */
record AuditItem(
        long id,
        String at,
        String type,
        boolean success,
        @Nullable Long userId,
        String username,
        String way,
        String address,
        String requestId,
        String action,
        String object,
        @Nullable String detail,
        List<Change> changes,
        String hash) {

    static AuditItem of(AuditEntry entry) {
        var event = entry.event();
        return new AuditItem(
                entry.id(),
                Times.text(entry.at()),
                event.type(),
                event.success(),
                event.user(),
                event.username(),
                event.way(),
                event.address(),
                event.requestId(),
                event.action(),
                event.object(),
                event.detail(),
                event.changes(),
                entry.hash());
    }

    /** Some of the newest, and whether there are older ones. */
    record AuditPage(List<AuditItem> entries, boolean more) {}

    /** What came of looking through the chain. */
    record Verified(long entries, long signed, List<String> damages, String key) {}
}
