package org.borgui.testkit.access;

import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.borgui.api.access.Caller;
import org.borgui.api.audit.AuditEntry;
import org.borgui.api.audit.AuditEvent;
import org.borgui.api.audit.AuditLog;

/** An audit log in memory: keeps every event in order, without a chain. */
public final class KeptEvents implements AuditLog {

    /** What was recorded, oldest first. */
    public final List<AuditEvent> events = new CopyOnWriteArrayList<>();

    /** The types of what was recorded. */
    public List<String> types() {
        return events.stream().map(AuditEvent::type).toList();
    }

    @Override
    public void record(AuditEvent event) {
        events.add(event);
    }

    @Override
    public List<AuditEntry> find(Caller caller, Filter filter) {
        return entries().stream()
                .filter(entry -> filter.types().isEmpty()
                        || filter.types().contains(entry.event().type()))
                .sorted(Comparator.comparingLong(AuditEntry::id).reversed())
                .limit(filter.limit())
                .toList();
    }

    @Override
    public List<AuditEntry> after(Caller caller, long number, int limit) {
        return entries().stream()
                .filter(entry -> entry.id() > number)
                .limit(limit)
                .toList();
    }

    @Override
    public void each(Caller caller, Receiver receiver) throws IOException {
        for (var entry : entries()) {
            receiver.take(entry);
        }
    }

    @Override
    public Verdict verify(Caller caller) {
        return new Verdict(events.size(), 0, List.of(), "");
    }

    private List<AuditEntry> entries() {
        return IntStream.range(0, events.size())
                .mapToObj(i -> new AuditEntry(i + 1, Instant.EPOCH, events.get(i), ""))
                .toList();
    }
}
