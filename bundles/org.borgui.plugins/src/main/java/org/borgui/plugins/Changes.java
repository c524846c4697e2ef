package org.borgui.plugins;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
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
            PluginLog log) {
        this.framework = framework;
        this.starter = starter;
        this.probe = probe;
        this.retirement = retirement;
        this.files = files;
        this.store = store;
        this.log = log;
    }

    /** What runs under a name. */
    Optional<LivePlugin> running(String name) {
        return Optional.ofNullable(live.get(name));
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
    void install(PluginJar jar, @Nullable Piece before, Piece piece) throws IOException, InterruptedException {
        store.trying(jar.name(), piece);
        try {
            replace(jar.name(), before, piece);
        } catch (BundleException e) {
            giveUp(jar.name(), piece);
            throw Refusals.unusable(jar, e.getMessage() + ".");
        } catch (IOException | InterruptedException | RuntimeException e) {
            giveUp(jar.name(), piece);
            throw e;
        }
        troubles.remove(jar.name());
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

    private void deleteUnless(Optional<PluginDocument> kept, String sha256) throws IOException {
        if (kept.filter(document ->
                        document.kept() != null && document.kept().sha256().equals(sha256))
                .isEmpty()) {
            files.delete(sha256);
        }
    }

    private void replace(String name, @Nullable Piece before, Piece piece)
            throws BundleException, IOException, InterruptedException {
        var former = live.get(name);
        var next = resolved(name, files.verified(piece.sha256()));
        if (framework.isForOneCommand()) {
            framework.uninstall(next); // it starts with the server
            store.keep(name, piece);
            deleteFormer(before, piece);
            return;
        }
        if (former != null) {
            retirement.begin(former.bundle());
        }
        try {
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

    private void deleteFormer(@Nullable Piece before, Piece now) throws IOException {
        if (before != null && !before.sha256().equals(now.sha256())) {
            files.delete(before.sha256());
        }
    }

    private Bundle resolved(String name, byte[] bytes) throws BundleException, InterruptedException {
        log.watch(name);
        var bundle = framework.install(name, bytes);
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

    /** Starts what is installed, after a start of the server. What does not run stays installed, and says why. */
    void start(String name, Piece piece) throws InterruptedException {
        Bundle bundle = null;
        try {
            bundle = resolved(name, files.verified(piece.sha256()));
            starter.start(bundle);
            probe.requireWell(bundle);
            live.put(name, new LivePlugin(name, piece, bundle));
        } catch (BundleException | IOException e) {
            fail(name, piece, String.valueOf(e.getMessage()));
            if (bundle != null) {
                away(name, bundle);
            }
        }
    }

    void fail(String name, Piece piece, String why) {
        LOG.error("The plugin {} {} does not run: {}", name, piece.version(), why);
        troubles.put(name, sentence(why));
    }

    private static String sentence(String text) {
        return text.isEmpty()
                ? text
                : Character.toUpperCase(text.charAt(0)) + text.substring(1) + (text.endsWith(".") ? "" : ".");
    }

    void remove(String name, @Nullable Piece piece) throws IOException, InterruptedException {
        store.remove(name);
        troubles.remove(name);
        log.forget(name);
        var former = live.remove(name);
        if (former != null) {
            away(name, former.bundle());
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
