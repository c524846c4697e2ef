package org.borgui.plugins;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.access.Caller;
import org.borgui.api.plugin.PluginFile.Source;
import org.borgui.plugins.Inbox.Way;
import org.borgui.plugins.PluginDocument.Piece;

/** From a file that somebody wants to a plugin that runs, and back. On the thread of plugins. */
final class Installer {

    private final Inbox inbox;
    private final Door door;
    private final Changes changes;
    private final PluginStore store;
    private final Copies kept;
    private final Uses uses;
    private final AuditTrail trail;
    private final Clock clock;

    Installer(
            Inbox inbox,
            Door door,
            Changes changes,
            PluginStore store,
            Copies kept,
            Uses uses,
            AuditTrail trail,
            Clock clock) {
        this.inbox = inbox;
        this.door = door;
        this.changes = changes;
        this.store = store;
        this.kept = kept;
        this.uses = uses;
        this.trail = trail;
        this.clock = clock;
    }

    /** Answers the name of the plugin. */
    String install(Caller caller, String sha256, boolean approved) throws IOException, InterruptedException {
        var jar = inbox.jar(sha256);
        var before = store.find(jar.name()).map(PluginDocument::kept);
        try {
            install(caller, jar, before, approved);
        } catch (RefusedException e) {
            trail.refused(caller, jar, e.getMessage());
            throw e;
        }
        return jar.name();
    }

    private void install(Caller caller, PluginJar jar, Optional<Piece> before, boolean approved)
            throws IOException, InterruptedException {
        var way = inbox.way(jar.sha256());
        if (before.filter(piece -> piece.sha256().equals(jar.sha256())).isPresent()
                && changes.running(jar.name()).isPresent()) {
            return; // it is what runs
        }
        var judged = door.judge(jar, before);
        if (!judged.doubts().isEmpty() && !approved) {
            throw Refusals.doubted(jar, String.join(" ", judged.doubts()));
        }
        var origin = judged.approvedBy(caller.username());
        try (var in = inbox.open(jar.sha256())) {
            if (!kept.take(in).equals(jar.sha256())) {
                throw Refusals.file("changed", "The file was changed while it was being installed.");
            }
        }
        changes.install(jar, before.orElse(null), piece(caller, jar, way, origin));
        trail.installed(caller, jar, before, origin);
        if (way.source() == Source.UPLOAD) {
            inbox.discard(jar.sha256());
        }
    }

    private Piece piece(Caller caller, PluginJar jar, Way way, Origin origin) {
        return new Piece(
                jar.sha256(),
                jar.version().toString(),
                jar.title(),
                jar.description(),
                way.source(),
                way.file(),
                origin.trust().kind(),
                origin.trust().by(),
                origin.key(),
                origin.anchor(),
                clock.instant(),
                caller.username());
    }

    /** Answers its name. */
    String remove(Caller caller, String name) throws IOException, InterruptedException {
        var document = store.find(name).orElseThrow(() -> unknown(name));
        var piece = document.kept();
        if (piece != null && piece.source() == Source.FOLDER && caller.via() != WantedFolder.CALLER.via()) {
            throw Refusals.conflict(
                    "inFolder",
                    "%s lies in the folder plugins/ as %s: take it away there, else it would come back."
                            .formatted(name, piece.file()));
        }
        changes.running(name).ifPresent(live -> requireUnused(name, live));
        changes.remove(name, piece);
        trail.removed(caller, name, piece);
        return name;
    }

    private void requireUnused(String name, LivePlugin live) {
        var used = uses.of(live.bundle());
        if (!used.isEmpty()) {
            throw Refusals.conflict("inUse", "%s is in use: %s".formatted(name, String.join(" ", used)));
        }
        uses.requireNotNeeded(live.bundle());
    }

    static RefusedException unknown(String name) {
        return Refusals.unknown("No plugin has the name %s.".formatted(name));
    }
}
