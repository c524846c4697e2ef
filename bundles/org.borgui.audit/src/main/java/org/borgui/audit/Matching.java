package org.borgui.audit;

import java.util.function.Predicate;
import org.borgui.api.audit.AuditEntry;
import org.borgui.api.audit.AuditLog.Filter;
import org.borgui.spi.state.Query;

/** Which entries a filter means, and by which index they are found soonest. */
record Matching(Filter filter) implements Predicate<AuditEntry> {

    /** Newest first, older than the one of this number. */
    Query query(long before) {
        return narrowest().below(before).newestFirst();
    }

    private Query narrowest() {
        var collection = AuditDocument.KIND.name();
        if (filter.username() != null) {
            return Query.by(collection, "username", filter.username());
        }
        if (filter.address() != null) {
            return Query.by(collection, "address", filter.address());
        }
        if (filter.types().size() == 1) {
            return Query.by(collection, "type", filter.types().iterator().next());
        }
        return filter.success()
                .filter(success -> !success)
                .map(failed -> Query.by(collection, "success", false))
                .orElseGet(() -> Query.all(collection));
    }

    @Override
    public boolean test(AuditEntry entry) {
        var event = entry.event();
        return (filter.types().isEmpty() || filter.types().contains(event.type()))
                && filter.success().map(wanted -> wanted == event.success()).orElse(true)
                && (filter.username() == null || filter.username().equals(event.username()))
                && (filter.address() == null || filter.address().equals(event.address()));
    }
}
