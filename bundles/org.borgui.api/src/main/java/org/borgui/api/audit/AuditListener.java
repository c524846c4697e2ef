package org.borgui.api.audit;

import org.osgi.annotation.versioning.ConsumerType;

/** Whiteboard service: whoever wants to hear of what was recorded. */
@ConsumerType
public interface AuditListener {

    /** Told once it is saved, in the order of the log, on the thread that recorded it. Must be quick. */
    void recorded(AuditEntry entry);
}
