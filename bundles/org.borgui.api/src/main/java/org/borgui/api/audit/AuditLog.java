package org.borgui.api.audit;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.access.Caller;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The record of what was done: entries are added, never changed, and each is chained to the one before. Any thread. */
@ProviderType
public interface AuditLog {

    /**
     * Records. What cannot be saved at once, because the disk is full, is kept, saved with the next one, and told in the
     * server's log; never throws.
     */
    void record(AuditEvent event);

    /**
     * Which entries.
     *
     * @param before only older ones than the one of this number; 0 for the newest
     * @param types all when empty
     * @param username null for everybody's
     */
    record Filter(
            long before,
            int limit,
            Set<String> types,
            Optional<Boolean> success,
            @Nullable String username,
            @Nullable String address) {}

    /** Newest first; for admins. */
    List<AuditEntry> find(Caller caller, Filter filter);

    /** Those that came after the one of this number, oldest first; for admins. */
    List<AuditEntry> after(Caller caller, long number, int limit);

    /** Each entry to somebody who writes them down, oldest first; for admins. */
    void each(Caller caller, Receiver receiver) throws IOException;

    /** Takes entries one after another. */
    @FunctionalInterface
    interface Receiver {
        void take(AuditEntry entry) throws IOException;
    }

    /** Looks through the whole chain and compares it with what was signed; for admins and for the server itself. */
    Verdict verify(Caller caller);

    /**
     * What came of looking.
     *
     * @param entries how many were looked at
     * @param signed up to which number they agree with a signature
     * @param damages a sentence each; empty when all is whole
     * @param key the fingerprint of the key that signs
     */
    record Verdict(long entries, long signed, List<String> damages, String key) {}
}
