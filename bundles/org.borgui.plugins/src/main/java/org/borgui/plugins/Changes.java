package org.borgui.plugins;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.borgui.plugins.PluginDocument.Piece;
import org.borgui.spi.state.StateException;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Changes what runs. One change after another, on one thread; others may look meanwhile.
 *
 * <p>A change is noted before it begins and kept when it has succeeded. Whatever ends it in between, also the end of the
 * server, leaves the version before: its file is removed last.
 */
final class Changes {

    private static final Logger LOG = LoggerFactory.getLogger(Changes.class);

    private final Framework framework;
    private final Starter starter;
    private final Probe probe;
    private final Retirement retirement;
    private final Copies files;
    private final PluginStore store;
    private final PluginLog log;
    private final AuditTrail trail;
    private final Map<String, Bundle> prepared = new HashMap<>();
    private final Map<String, LivePlugin> live = new ConcurrentHashMap<>();
    private final Map<String, String> troubles = new ConcurrentHashMap<>();
    private final List<LivePlugin> retired = new CopyOnWriteArrayList<>();

    Changes(
            Framework framework,
            Starter starter,
            Probe probe,
            Retirement retirement,
            Copies files,
            PluginStore store,
            PluginLog log,
            AuditTrail trail) {
        this.framework = framework;
        this.starter = starter;
        this.probe = probe;
        this.retirement = retirement;
        this.files = files;
        this.store = store;
        this.log = log;
        this.trail = trail;
    }

    /** What runs under a name. */
    Optional<LivePlugin> running(String name) {
        return Optional.ofNullable(live.get(name));
    }

    boolean runs(String name) {
        var there = live.get(name);
        return there != null && there.bundle().getState() == Bundle.ACTIVE;
    }

    /** Why a plugin does not run; empty when it does, or nobody tried. */
    Optional<String> trouble(String name) {
        return Optional.ofNullable(troubles.get(name));
    }

    /** Former versions that somebody still goes on with. */
    List<LivePlugin> retired() {
        return retired;
    }

    /**
     * Makes this piece the plugin; its file lies among the kept ones.
     *
     * @throws org.borgui.api.RefusedException when it cannot be used; all is as it was
     */
    void install(String name, @Nullable Piece before, Piece piece) throws IOException, InterruptedException {
        if (framework.isForOneCommand()) {
            leave(name, piece);
            return;
        }
        store.trying(name, piece);
        tryAgain(name, before, piece);
    }

    /** It is tried when the server starts; here is only seen that it resolves. */
    private void leave(String name, Piece piece) throws IOException, InterruptedException {
        try {
            framework.uninstall(resolved(name, piece, files.verified(piece.sha256())));
        } catch (BundleException e) {
            deleteUnless(store.find(name), piece.sha256());
            throw Refusals.unusable(name, piece.version(), e.getMessage() + ".");
        }
        store.trying(name, piece);
        store.waitForStart(name);
    }

    /** The same with a piece that is noted as tried already. */
    void tryAgain(String name, @Nullable Piece before, Piece piece) throws IOException, InterruptedException {
        try {
            replace(name, before, piece);
        } catch (BundleException e) {
            giveUp(name, piece);
            throw Refusals.unusable(name, piece.version(), e.getMessage() + ".");
        } catch (IOException | InterruptedException | RuntimeException e) {
            giveUp(name, piece);
            throw e;
        }
        troubles.remove(name);
    }

    private void giveUp(String name, Piece piece) throws IOException {
        try {
            store.giveUp(name, "");
        } catch (StateException e) {
            LOG.warn("That {} is not installed could not be saved; the next start of the server finds out", name, e);
            return;
        }
        deleteUnless(store.find(name), piece.sha256());
    }

    private void deleteUnless(Optional<PluginDocument> known, String sha256) throws IOException {
        if (known.stream()
                .flatMap(document -> Stream.of(document.kept(), document.tried()))
                .noneMatch(piece -> piece != null && piece.sha256().equals(sha256))) {
            files.delete(sha256);
        }
    }

    private void replace(String name, @Nullable Piece before, Piece piece)
            throws BundleException, IOException, InterruptedException {
        var former = live.get(name);
        var next = resolved(name, piece, files.verified(piece.sha256()));
        try {
            if (former != null) {
                retirement.begin(former.bundle());
            }
            starter.start(next);
            probe.requireWell(next);
            store.keep(name, piece);
        } catch (BundleException | RuntimeException | InterruptedException e) {
            away(name, next);
            if (former != null) {
                retirement.takeBack(former.bundle());
            }
            throw e;
        }
        live.put(name, new LivePlugin(name, piece, next));
        if (former != null) {
            retired.add(former);
            clear();
        }
        deleteFormer(before, piece);
    }

    private void deleteFormer(@Nullable Piece before, Piece now) {
        try {
            if (before != null && !before.sha256().equals(now.sha256())) {
                files.delete(before.sha256());
            }
        } catch (IOException e) {
            LOG.warn("A file that is needed no more is left until the next start of the server", e);
        }
    }

    private Bundle resolved(String name, Piece piece, byte[] bytes) throws BundleException, InterruptedException {
        log.watch(name);
        var bundle = framework.install(name, piece, bytes);
        try {
            framework.resolve(bundle);
        } catch (BundleException e) {
            framework.uninstall(bundle);
            throw e;
        }
        return bundle;
    }

    /** Former versions that nobody goes on with any more are removed. */
    void clear() throws InterruptedException {
        for (var former : List.copyOf(retired)) {
            if (retirement.isOver(former.bundle())) {
                away(former.name(), former.bundle());
                retired.remove(former);
            }
        }
    }

    /** After a start of the server, before any is started: they may need each other. */
    void prepare(String name, Piece piece) throws InterruptedException {
        try {
            log.watch(name);
            prepared.put(name, framework.install(name, piece, files.verified(piece.sha256())));
        } catch (BundleException | IOException | RuntimeException e) {
            fail(name, piece, String.valueOf(e.getMessage()));
        }
    }

    /** Starts what was prepared. What does not run stays installed, and says why. */
    void start(String name, Piece piece) throws InterruptedException {
        var bundle = prepared.remove(name);
        if (bundle == null) {
            return;
        }
        try {
            framework.resolve(bundle);
            starter.start(bundle);
            probe.requireWell(bundle);
            live.put(name, new LivePlugin(name, piece, bundle));
        } catch (BundleException | RuntimeException e) {
            fail(name, piece, String.valueOf(e.getMessage()));
            away(name, bundle);
        }
    }

    /** Those that run although nobody knows of them go. */
    void removeStrays() throws InterruptedException {
        for (var stray : framework.strays()) {
            var piece = store.find(stray.getSymbolicName()).map(PluginDocument::kept);
            if (piece.isPresent() && retirement.isInUse(stray)) {
                leaveToUser(new LivePlugin(stray.getSymbolicName(), piece.get(), stray));
            } else {
                away(stray.getSymbolicName(), stray);
            }
        }
    }

    private void leaveToUser(LivePlugin stray) throws InterruptedException {
        try {
            retirement.begin(stray.bundle());
            retired.add(stray);
        } catch (BundleException e) {
            LOG.warn("{} is taken from who uses it: {}", stray.bundle(), e.getMessage());
            away(stray.name(), stray.bundle());
        }
    }

    void fail(String name, Piece piece, String why) {
        LOG.error("The plugin {} {} does not run: {}", name, piece.version(), why);
        trail.found(name, "%s %s does not run: %s".formatted(name, piece.version(), why));
        troubles.put(name, sentence(why));
    }

    private static String sentence(String text) {
        return text.isEmpty()
                ? text
                : Character.toUpperCase(text.charAt(0)) + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }

    void remove(String name, @Nullable Piece piece) throws IOException, InterruptedException {
        var running = live.get(name);
        if (running != null) {
            try {
                retirement.withdraw(name, running.bundle());
            } catch (BundleException e) {
                throw Refusals.conflict("hangs", "%s is not removed: %s.".formatted(name, e.getMessage()));
            }
        }
        try {
            store.remove(name);
        } catch (StateException e) {
            if (running != null) {
                retirement.takeBack(running.bundle());
            }
            throw e;
        }
        troubles.remove(name);
        log.forget(name);
        live.remove(name);
        if (running != null) {
            away(name, running.bundle());
        }
        if (piece != null) {
            files.delete(piece.sha256());
        }
    }

    private void away(String name, Bundle bundle) throws InterruptedException {
        if (!starter.stop(bundle)) {
            LOG.error("{} hangs, and goes with the next start of the server", bundle);
            return;
        }
        var threads = Leftovers.of(bundle).threads();
        if (!threads.isEmpty()) {
            LOG.warn(
                    "The plugin {} has left threads behind, which nobody can end: {}",
                    name,
                    String.join(", ", threads));
        }
        framework.uninstall(bundle);
    }
}
