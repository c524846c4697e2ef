package org.borgui.plugins;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.borgui.api.RefusedException;
import org.borgui.api.access.Caller;
import org.borgui.api.plugin.Trust;
import org.borgui.plugins.PluginDocument.Piece;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.condition.Condition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts the plugins once the server has started. One that does not run keeps nobody else from running. */
final class Beginning {

    private static final Logger LOG = LoggerFactory.getLogger(Beginning.class);
    private static final Caller SERVER = Caller.server("plugins");

    private final BundleContext context;
    private final Framework framework;
    private final Distribution distribution;
    private final Door door;
    private final Changes changes;
    private final PluginStore store;
    private final Copies kept;
    private final Installer installer;

    Beginning(
            BundleContext context,
            Framework framework,
            Distribution distribution,
            Door door,
            Changes changes,
            PluginStore store,
            Copies kept,
            Installer installer) {
        this.context = context;
        this.framework = framework;
        this.distribution = distribution;
        this.door = door;
        this.changes = changes;
        this.store = store;
        this.kept = kept;
        this.installer = installer;
    }

    void begin() throws IOException, InterruptedException {
        framework.awaitServer();
        store.all().forEach(this::settle);
        var all = store.all();
        kept.keepOnly(all.stream()
                .flatMap(document -> Optional.ofNullable(document.kept()).stream())
                .map(Piece::sha256)
                .collect(Collectors.toSet()));
        for (var document : all) {
            var piece = document.kept();
            if (piece != null) {
                start(document.name(), piece);
            }
        }
        context.registerService(
                Condition.class,
                Condition.INSTANCE,
                FrameworkUtil.asDictionary(Map.of(Condition.CONDITION_ID, "borgui.plugins.ready")));
    }

    /** The server ended in the midst of a change: the version before is the plugin. */
    private void settle(PluginDocument document) {
        var tried = document.tried();
        if (tried != null) {
            var before = document.kept();
            var note = "The server ended while %s was being installed; %s."
                    .formatted(
                            tried.version(),
                            before == null ? "nothing was installed" : before.version() + " is in use as before");
            LOG.warn("{}: {}", document.name(), note);
            store.giveUp(document.name(), note);
        }
    }

    private void start(String name, Piece piece) throws IOException, InterruptedException {
        var objection = door.objection(piece);
        if (objection.isEmpty()) {
            changes.start(name, piece);
            return;
        }
        changes.fail(name, piece, objection.get());
        if (piece.trust() == Trust.Kind.DISTRIBUTION) {
            follow(name);
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
