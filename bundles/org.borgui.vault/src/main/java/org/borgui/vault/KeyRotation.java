package org.borgui.vault;

import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.borgui.api.RefusedException;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Caller;
import org.borgui.api.audit.AuditEvent;
import org.borgui.api.audit.AuditLog;
import org.borgui.api.system.KeyService;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Changes keys while the server works. Starts with the server: a change that was cut off goes on by itself. */
@Component(
        service = {KeyService.class, KeyRotation.class},
        immediate = true)
public final class KeyRotation implements KeyService {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRotation.class);

    private static final int AGAIN_SECONDS = 60;
    private static final int STOP_SECONDS = 5;

    private final AesGcmVault vault;
    private final KeyRing ring;
    private final AccessService access;
    private final Set<SealedPlace> places = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean begun = new AtomicBoolean();
    private final AtomicBoolean stopping = new AtomicBoolean();
    private final ScheduledThreadPoolExecutor thread =
            new ScheduledThreadPoolExecutor(1, task -> new Thread(task, "keys"));
    private volatile @Nullable AuditLog audit;

    /** Who began the change; the server itself for one that goes on after a start. */
    private volatile Caller beginner = Caller.server("");

    @Activate
    public KeyRotation(@Reference AesGcmVault vault, @Reference AccessService access) {
        this.vault = vault;
        this.ring = vault.ring();
        this.access = access;
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Lets the transaction that is under way come to its end; the rest follows at the next start. */
    @Deactivate
    public void close() throws InterruptedException {
        stopping.set(true);
        thread.shutdown();
        thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, unbind = "remove")
    void add(SealedPlace place) {
        var kinds = ring.noting(place.kind()).kinds(); // first: one that is refused changes nothing
        places.add(place);
        if (isUnfinished() && places().stream().map(SealedPlace::kind).toList().containsAll(kinds) && !stopping.get()) {
            thread.execute(this::goOn);
        }
    }

    void remove(SealedPlace place) {
        places.remove(place);
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, unbind = "clearAudit")
    void setAudit(AuditLog log) {
        audit = log;
    }

    void clearAudit(AuditLog log) {
        if (audit == log) {
            audit = null;
        }
    }

    @Override
    public Standing standing(Caller caller) {
        access.requireAdmin(caller);
        var now = ring.now();
        return new Standing(
                now.current(),
                now.keys().size(),
                Resealing.count(places()),
                isUnfinished() || begun.get(),
                ring.given().source());
    }

    @Override
    public Standing rotate(Caller caller) {
        turn(caller);
        thread.execute(this::reseal);
        return standing(caller);
    }

    /** Changes the key that seals; what comes is why older keys stay, a sentence each. */
    Future<List<String>> begin(Caller caller) {
        turn(caller);
        return thread.submit(this::reseal);
    }

    /** Makes the server's own key file anew. */
    void renewOwnFile(Caller caller) throws IOException {
        access.requireAdmin(caller);
        ring.renewOwnFile();
        tell(caller, "key_file_renewed", true, "The server's key file was made anew.");
    }

    private void turn(Caller caller) {
        access.requireAdmin(caller);
        if (!begun.compareAndSet(false, true)) {
            throw RefusedException.conflict(
                    "backend.errors.vault.rotating", "The keys are being changed already. Wait until that has ended.");
        }
        try {
            ring.turn();
            beginner = caller;
            LOG.info("A new key seals from now on; all secrets are sealed anew with it");
        } catch (RuntimeException e) {
            begun.set(false);
            LOG.warn("The change of keys did not begin", e); // whoever asked is told a sentence, without the cause
            throw e;
        }
    }

    private void goOn() {
        if (isUnfinished() && begun.compareAndSet(false, true)) {
            reseal();
        }
    }

    private List<String> reseal() {
        try {
            var left = new Resealing(ring, vault, stopping::get).run(places());
            if (isUnfinished()) {
                LOG.warn("Older keys stay, for these reasons: {}", String.join(" ", left));
            } else {
                LOG.info("All secrets are sealed with the current key; older ones are gone");
            }
            tell(
                    beginner,
                    "keys_rotated",
                    left.isEmpty(),
                    left.isEmpty() ? "All secrets were sealed anew." : left.get(0));
            return left;
        } catch (RuntimeException e) {
            LOG.warn("The change of keys was cut off, and goes on in a minute", e);
            if (!stopping.get()) {
                var unused = thread.schedule(this::goOn, AGAIN_SECONDS, TimeUnit.SECONDS);
            }
            return List.of("It was cut off, and goes on in a minute: " + e.getMessage());
        } finally {
            begun.set(false);
        }
    }

    private boolean isUnfinished() {
        return ring.now().keys().size() > 1;
    }

    private Collection<SealedPlace> places() {
        return List.copyOf(places);
    }

    private void tell(Caller caller, String type, boolean success, String sentence) {
        var log = audit;
        if (log != null) {
            log.record(AuditEvent.by(caller, type, success, "", "rotate-key", "", sentence, List.of()));
        }
    }
}
