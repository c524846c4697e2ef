package org.borgui.vault;

import java.io.IOException;
import java.util.List;
import org.borgui.api.access.Caller;
import org.borgui.api.audit.AuditEntry;
import org.borgui.api.audit.AuditEvent;
import org.borgui.api.audit.AuditLog;

/** Takes events into a list. */
record TellingLog(List<AuditEvent> told) implements AuditLog {

    @Override
    public void record(AuditEvent event) {
        told.add(event);
    }

    @Override
    public List<AuditEntry> find(Caller caller, Filter filter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void each(Caller caller, Receiver receiver) throws IOException {
        throw new UnsupportedOperationException();
    }

    @Override
    public Verdict verify(Caller caller) {
        throw new UnsupportedOperationException();
    }
}
