package org.borgui.plugins;

import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Predicate;
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
    private final Predicate<String> isThere;
    private final AuditTrail trail;
    private final Clock clock;

    /** @param isThere whether a file of this name lies in the folder of what is wanted */
    Installer(
            Inbox inbox,
            Door door,
            Changes changes,
            PluginStore store,
            Copies kept,
            Predicate<String> isThere,
            AuditTrail trail,
            Clock clock) {
        this.inbox = inbox;
        this.door = door;
        this.changes = changes;
        this.store = store;
        this.kept = kept;
        this.isThere = isThere;
        this.trail = trail;
        this.clock = clock;
    }

    /** Answers the name of the plugin. */
    String install(Caller caller, String sha256, boolean approved) throws IOException, InterruptedException {
        var jar = inbox.jar(sha256);
        var before = store.find(jar.name()).flatMap(PluginDocument::wanted);
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
        if (before.filter(piece -> piece.sha256().equals(jar.sha256())).isPresent() && changes.runs(jar.name())) {
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
        changes.install(jar.name(), before.orElse(null), piece(caller, jar, way, origin));
        trail.installed(caller, jar, before, origin);
        if (way.source() == Source.UPLOAD && changes.runs(jar.name())) {
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

    /** What was not even taken in; its file may have said anything. */
    void refused(Caller caller, String what, String why) {
        trail.refusedFile(caller, what, why);
    }

    /** Answers its name. */
    String remove(Caller caller, String name) throws IOException, InterruptedException {
        var document = store.find(name).orElseThrow(() -> unknown(name));
        var piece = document.kept();
        if (piece != null && piece.source() == Source.FOLDER && isWanted(name, piece)) {
            throw Refusals.conflict(
                    "inFolder",
                    "%s lies in the folder plugins/ as %s: take it away there, else it would come back."
                            .formatted(name, piece.file()));
        }
        changes.remove(name, piece);
        trail.removed(caller, name, piece);
        return name;
    }

    private boolean isWanted(String name, Piece piece) {
        return isThere.test(piece.file()) || inbox.isInFolder(name);
    }

    static RefusedException unknown(String name) {
        return Refusals.unknown("No plugin has the name %s.".formatted(name));
    }
}
