package org.borgui.access;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.borgui.api.access.Caller;
import org.borgui.api.audit.AuditEntry;
import org.borgui.api.audit.AuditEvent;
import org.borgui.api.audit.AuditLog;

/** Keeps what is recorded. */
final class FakeAudit implements AuditLog {

    final List<AuditEvent> events = new CopyOnWriteArrayList<>();

    List<String> types() {
        return events.stream().map(AuditEvent::type).toList();
    }

    @Override
    public void record(AuditEvent event) {
        events.add(event);
    }

    @Override
    public List<AuditEntry> find(Caller caller, Filter filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void each(Caller caller, Receiver receiver) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Verdict verify(Caller caller) {
        throw new UnsupportedOperationException();
    }
}
