package org.borgui.plugins;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.borgui.api.RefusedException;
import org.borgui.api.access.Caller;
import org.borgui.api.plugin.Trust;
import org.borgui.plugins.PluginDocument.Piece;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.condition.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the plugins once the server has started. One that does not run keeps nobody else from running. */
final class Beginning {

    private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Caller SERVER = Caller.server("plugins");

    private final BundleContext context;
    private final Framework framework;
    private final Distribution distribution;
    private final Door door;
    private final Changes changes;
    private final PluginStore store;
    private final Copies kept;
    private final Inbox inbox;
    private final Installer installer;
    private final AuditTrail trail;
    private boolean isReady;

    Beginning(
            BundleContext context,
            Framework framework,
            Distribution distribution,
            Door door,
            Changes changes,
            PluginStore store,
            Copies kept,
            Inbox inbox,
            Installer installer,
            AuditTrail trail) {
        this.context = context;
        this.framework = framework;
        this.distribution = distribution;
        this.door = door;
        this.changes = changes;
        this.store = store;
        this.kept = kept;
        this.inbox = inbox;
        this.installer = installer;
        this.trail = trail;
    }

    void begin() throws IOException, InterruptedException {
        framework.awaitServer();
        var ready = CompletableFuture.delayedExecutor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        ready.execute(this::ready);
        try {
            changes.removeStrays();
            alone("what waited to be installed", inbox::clean);
            for (var document : store.all()) {
                alone(document.name(), () -> settle(document));
            }
            var all = store.all();
            alone("files of plugins", () -> kept.keepOnly(digests(all)));
            for (var document : all) {
                alone(document.name(), () -> prepare(document));
            }
            for (var document : all) {
                alone(document.name(), () -> start(document));
            }
        } finally {
            ready();
        }
    }

    private static Set<String> digests(List<PluginDocument> all) {
        return all.stream()
                .flatMap(document -> Stream.of(document.kept(), document.tried()))
                .filter(Objects::nonNull)
                .map(Piece::sha256)
                .collect(Collectors.toSet());
    }

    /** One step of one plugin. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException, InterruptedException;
    }

    /** What is wrong with one keeps no other one from starting. */
    private static void alone(String what, Step step) throws InterruptedException {
        try {
            step.run();
        } catch (IOException | RuntimeException | LinkageError e) {
            LOG.error("{}: left out of this start", what, e);
        }
    }

    /** The server is called ready without those that take long. */
    private synchronized void ready() {
        if (!isReady) {
            isReady = true;
            context.registerService(
                    Condition.class,
                    Condition.INSTANCE,
                    FrameworkUtil.asDictionary(Map.of(Condition.CONDITION_ID, "borgui.plugins.ready")));
        }
    }

    /** The server ended in the midst of a change: the version before is the plugin. */
    private void settle(PluginDocument document) {
        var tried = document.tried();
        if (tried != null && !document.atStart()) {
            var before = document.kept();
            var note = "The server ended while %s was being installed; %s."
                    .formatted(
                            tried.version(),
                            before == null ? "nothing was installed" : before.version() + " is in use as before");
            LOG.warn("{}: {}", document.name(), note);
            store.giveUp(document.name(), note);
            trail.found(document.name(), note);
        }
    }

    private void prepare(PluginDocument document) throws InterruptedException {
        var piece = document.kept();
        if (piece != null) {
            var objection = door.objection(piece);
            if (objection.isEmpty()) {
                changes.prepare(document.name(), piece);
            } else {
                changes.fail(document.name(), piece, objection.get());
            }
        }
    }

    private void start(PluginDocument document) throws IOException, InterruptedException {
        var piece = document.kept();
        var name = document.name();
        if (piece != null) {
            changes.start(name, piece);
        }
        var tried = document.tried();
        if (tried != null && document.atStart()) {
            store.trying(name, tried); // should the server end now, its next start knows
            change(name, piece, tried);
        } else if (piece != null
                && piece.trust() == Trust.Kind.DISTRIBUTION
                && door.objection(piece).isPresent()) {
            follow(name);
        }
    }

    /** What a command wanted while the server was stopped. */
    private void change(String name, @Nullable Piece before, Piece tried) throws IOException, InterruptedException {
        var objection = door.objection(tried);
        if (objection.isPresent()) {
            store.giveUp(name, objection.get());
            trail.found(name, objection.get());
            return;
        }
        try {
            changes.tryAgain(name, before, tried);
        } catch (RefusedException e) {
            LOG.error("{}", e.getMessage());
            store.note(name, e.getMessage());
            inbox.trouble(tried.sha256(), e.getMessage());
            trail.found(name, e.getMessage());
        }
    }

    /** Another distribution brings another version of its own plugins. */
    private void follow(String name) throws IOException, InterruptedException {
        for (var file : distribution.files().entrySet()) {
            if (file.getValue().getFileName().toString().startsWith(name + "-")) {
                try {
                    installer.install(SERVER, file.getKey(), false);
                } catch (RefusedException e) {
                    LOG.error("{} of this distribution is not installed: {}", name, e.getMessage());
                }
            }
        }
    }
}
