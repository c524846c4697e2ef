package org.borgui.audit;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.borgui.api.RefusedException;
import org.borgui.api.access.Caller;
import org.borgui.api.audit.AuditEntry;
import org.borgui.api.audit.AuditEvent;
import org.borgui.api.audit.AuditLog;
import org.borgui.api.system.DataDirectory;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateException;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.State;
import org.borgui.vault.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Entries in an append-only collection, each with the hash of all before it; the newest is signed beside it. */
// immediate: it keeps what could not be saved
@Component(immediate = true)
public final class ChainedAuditLog implements AuditLog {

    private static final Logger LOG = LoggerFactory.getLogger(ChainedAuditLog.class);
    private static final int PAGE = 500;
    private static final int MOST_LOOKED_AT = 50_000;
    private static final int MOST_WAITING = 10_000;

    private final State state;
    private final Checkpoints checkpoints;
    private final Signer signer;
    private final Clock clock;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private long last;
    private String hash = Chain.BEGIN;

    private record Waiting(Instant at, AuditEvent event) {}

    @Activate
    public ChainedAuditLog(@Reference State state, @Reference Vault vault, @Reference DataDirectory data) {
        this(state, vault, data.folder("audit"), Clock.systemUTC());
    }

    ChainedAuditLog(State state, Vault vault, Path folder, Clock clock) {
        this.state = state;
        this.clock = clock;
        state.open(AuditDocument.KIND, SignerDocument.KIND);
        signer = SignerDocument.open(state, vault);
        checkpoints = new Checkpoints(folder, signer);
        state.find(AuditDocument.KIND, all().newestFirst().limit(1)).forEach(newest -> {
            last = newest.id();
            hash = newest.value().hash();
        });
    }

    @Override
    public synchronized void record(AuditEvent event) {
        waiting.add(new Waiting(clock.instant(), event));
        if (waiting.size() > MOST_WAITING) {
            LOG.error("An entry of the audit log is lost, too many could not be saved: {}", waiting.remove());
        }
        try {
            while (!waiting.isEmpty()) {
                save(waiting.element());
                waiting.remove();
            }
        } catch (StateException e) {
            LOG.error(
                    "{} entries of the audit log wait until they can be saved, the newest is {}: {}",
                    waiting.size(),
                    event,
                    e.getMessage());
        }
    }

    @Override
    public List<AuditEntry> find(Caller caller, Filter filter) {
        requireAdmin(caller);
        var found = new ArrayList<AuditEntry>();
        var before = filter.before() > 0 ? filter.before() : Long.MAX_VALUE;
        var matching = new Matching(filter);
        for (int looked = 0; looked < MOST_LOOKED_AT && found.size() < filter.limit(); looked += PAGE) {
            var page = state.find(AuditDocument.KIND, matching.query(before).limit(PAGE));
            page.stream()
                    .map(AuditDocument::toEntry)
                    .filter(matching)
                    .limit(filter.limit() - found.size())
                    .forEach(found::add);
            if (page.size() < PAGE) {
                break;
            }
            before = page.get(page.size() - 1).id();
        }
        return found;
    }

    @Override
    public void each(Caller caller, Receiver receiver) throws IOException {
        requireAdmin(caller);
        for (long from = 1; ; ) {
            var page = state.find(AuditDocument.KIND, all().from(from).limit(PAGE));
            for (var stored : page) {
                receiver.take(AuditDocument.toEntry(stored));
            }
            if (page.size() < PAGE) {
                return;
            }
            from = page.get(page.size() - 1).id() + 1;
        }
    }

    @Override
    public Verdict verify(Caller caller) {
        try {
            // read first: what is entered meanwhile is newer than what was signed by then
            var verification = new Verification(checkpoints.read());
            each(caller, verification::look);
            return verification.verdict(signer.fingerprint());
        } catch (IOException e) {
            throw new StateException("The signatures of the audit log cannot be read: " + e, e);
        }
    }

    private void save(Waiting next) {
        var id = last + 1;
        var entry = new AuditEntry(id, next.at(), next.event(), Chain.hash(hash, id, next.at(), next.event()));
        state.write(Durability.DURABLE, writing -> writing.add(AuditDocument.KIND, id, AuditDocument.of(entry)));
        last = id;
        hash = entry.hash();
        checkpoints.entered(id, hash);
    }

    private static Query all() {
        return Query.all(AuditDocument.KIND.name());
    }

    private static void requireAdmin(Caller caller) {
        if (!caller.isAdmin()) {
            throw RefusedException.forbidden(
                    "backend.errors.auth.notEnoughPermissions", "Only an admin may read what others did.");
        }
    }
}
