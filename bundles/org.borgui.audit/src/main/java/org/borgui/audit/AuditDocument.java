package org.borgui.audit;

import java.time.Instant;
import java.util.List;
import org.borgui.api.audit.AuditEntry;
import org.borgui.api.audit.AuditEvent;
import org.borgui.spi.state.CollectionSpec;
import org.borgui.spi.state.Index;
import org.borgui.state.Kind;
import org.borgui.state.Stored;
import org.jspecify.annotations.Nullable;

/**
 * An entry as kept. Flat, so that it can be searched.
 *
 * @param number the document's own, again: what an index finds is ordered by it
 */
record AuditDocument(
        long number,
        Instant at,
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
        List<AuditEvent.Change> changes,
        String hash) {

    static final Kind<AuditDocument> KIND = new Kind<>(
            new CollectionSpec(
                    "audit",
                    1,
                    List.of(
                            Index.on("type", "type", "number"),
                            Index.on("username", "username", "number"),
                            Index.on("address", "address", "number"),
                            Index.on("success", "success", "number")),
                    true),
            AuditDocument.class,
            List.of());

    static AuditDocument of(AuditEntry entry) {
        var event = entry.event();
        return new AuditDocument(
                entry.id(),
                entry.at(),
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

    static AuditEntry toEntry(Stored<AuditDocument> stored) {
        var kept = stored.value();
        var event = new AuditEvent(
                kept.type(),
                kept.success(),
                kept.user(),
                kept.username(),
                kept.way(),
                kept.address(),
                kept.requestId(),
                kept.action(),
                kept.object(),
                kept.detail(),
                kept.changes());
        return new AuditEntry(stored.id(), kept.at(), event, kept.hash());
    }
}
