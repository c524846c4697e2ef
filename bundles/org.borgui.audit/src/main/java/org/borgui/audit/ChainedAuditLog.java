package org.borgui.audit;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.borgui.api.RefusedException;
import org.borgui.api.access.Caller;
import org.borgui.api.audit.AuditEntry;
import org.borgui.api.audit.AuditEvent;
import org.borgui.api.audit.AuditListener;
import org.borgui.api.audit.AuditLog;
import org.borgui.api.system.DataDirectory;
import org.borgui.spi.state.DuplicateException;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StaleVersionException;
import org.borgui.spi.state.StateException;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.State;
import org.borgui.state.Stored;
import org.borgui.vault.Vault;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
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
    private final List<AuditListener> listeners = new CopyOnWriteArrayList<>();

    /** No number up to this one is given again; 0 when all that was signed is here. */
    private final long signed;

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
        var newest = newest(state.find(AuditDocument.KIND, all().newestFirst().limit(1)));
        var head = checkpoints.newest();
        signed = goOnBehind(head, newest.map(Stored::id).orElse(0L));
        if (signed == 0
                && Checkpoint.parse(head).filter(one -> !one.isGenuine(signer)).isPresent()) {
            checkpoints.preserve(head);
            recordAnotherKey();
        }
    }

    /** Told by the signature, not by who replaced the key: also when that was cut off in between. */
    private void recordAnotherKey() {
        var sentence =
                "The newest signature is not by the key that signs from here on: that key did not open any more, or"
                        + " somebody changed the signature. The key is now "
                        + signer.fingerprint();
        record(new AuditEvent("audit_key_replaced", true, null, "", "server", "", "", "", "", sentence, List.of()));
    }

    /** What was signed and is gone stays missing: its numbers are not given again, and what was said of it is kept. */
    private long goOnBehind(String head, long last) {
        var said = Checkpoint.parse(head);
        if ((last == 0 && head.isEmpty()) || said.filter(this::isHere).isPresent()) {
            return 0;
        }
        LOG.error(
                "The audit log does not agree with its signature '{}': somebody changed the database or the file, or put"
                        + " an older one back",
                head);
        checkpoints.preserve(head.isEmpty() ? "the head was missing at entry " + last : head);
        return said.map(Checkpoint::number).orElse(0L);
    }

    private boolean isHere(Checkpoint signed) {
        return state.get(AuditDocument.KIND, signed.number())
                .filter(entry -> entry.value().hash().equals(signed.hash()))
                .isPresent();
    }

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void addListener(AuditListener listener) {
        listeners.add(listener);
    }

    void removeListener(AuditListener listener) {
        listeners.remove(listener);
    }

    @Override
    public synchronized void record(AuditEvent event) {
        waiting.add(new Waiting(clock.instant(), event));
        if (waiting.size() > MOST_WAITING) {
            LOG.error("An entry of the audit log is lost, too many could not be saved: {}", waiting.remove());
        }
        saveAll();
    }

    @Deactivate
    synchronized void close() {
        saveAll();
    }

    private void saveAll() {
        try {
            while (!waiting.isEmpty()) {
                save(waiting.element());
                waiting.remove();
            }
        } catch (StateException | DuplicateException | StaleVersionException e) {
            LOG.error(
                    "{} entries of the audit log wait until they can be saved, the first is {}: {}",
                    waiting.size(),
                    waiting.element().event(),
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
    public List<AuditEntry> after(Caller caller, long number, int limit) {
        requireAdmin(caller);
        return state.find(AuditDocument.KIND, all().from(number + 1).limit(limit)).stream()
                .map(AuditDocument::toEntry)
                .toList();
    }

    @Override
    public void each(Caller caller, Receiver receiver) throws IOException {
        for (long last = 0; ; ) {
            var page = after(caller, last, PAGE);
            for (var entry : page) {
                receiver.take(entry);
                last = entry.id();
            }
            if (page.size() < PAGE) {
                return;
            }
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

    /** Behind the newest there is, whoever has written that. */
    private void save(Waiting next) {
        var entry = state.write(Durability.DURABLE, writing -> {
            var newest =
                    newest(writing.find(AuditDocument.KIND, all().newestFirst().limit(1)));
            var id = Math.max(signed, newest.map(Stored::id).orElse(0L)) + 1;
            var previous = newest.map(Stored::value).map(AuditDocument::hash).orElse(Chain.BEGIN);
            var made = new AuditEntry(id, next.at(), next.event(), Chain.hash(previous, id, next.at(), next.event()));
            writing.add(AuditDocument.KIND, id, AuditDocument.of(made));
            return made;
        });
        checkpoints.entered(entry.id(), entry.hash());
        listeners.forEach(listener -> tell(listener, entry));
    }

    private static void tell(AuditListener listener, AuditEntry entry) {
        try {
            listener.recorded(entry);
        } catch (RuntimeException | LinkageError e) { // of another bundle; the entry is saved
            LOG.error("{} broke while it was told of entry {}", listener, entry.id(), e);
        }
    }

    private static Optional<Stored<AuditDocument>> newest(List<Stored<AuditDocument>> found) {
        return found.stream().findFirst();
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
