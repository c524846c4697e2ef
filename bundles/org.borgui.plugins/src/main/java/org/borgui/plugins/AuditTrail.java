package org.borgui.plugins;

import java.util.List;
import java.util.Optional;
import org.borgui.api.access.Caller;
import org.borgui.api.audit.AuditEvent;
import org.borgui.api.audit.AuditLog;
import org.borgui.api.plugin.Trust;
import org.borgui.plugins.PluginDocument.Piece;
import org.jspecify.annotations.Nullable;

/** Writes changes of plugins into the record of what was done. */
final class AuditTrail {

    private final AuditLog audit;

    AuditTrail(AuditLog audit) {
        this.audit = audit;
    }

    void installed(Caller caller, PluginJar jar, Optional<Piece> before, Origin origin) {
        add(
                caller,
                before.isPresent() ? "plugin_updated" : "plugin_installed",
                true,
                jar.name(),
                "%s %s (SHA-256 %s) was installed%s, %s."
                        .formatted(
                                jar.name(),
                                jar.version(),
                                jar.sha256(),
                                before.map(piece -> " instead of " + piece.version())
                                        .orElse(""),
                                words(origin.trust())));
    }

    private static String words(Trust trust) {
        return switch (trust.kind()) {
            case DISTRIBUTION -> "as a part of the distribution";
            case SIGNATURE -> "signed by " + trust.by();
            case APPROVAL -> "approved by " + trust.by();
            case NONE -> "for which nothing speaks";
        };
    }

    void refused(Caller caller, PluginJar jar, String why) {
        add(caller, "plugin_refused", false, jar.name(), why);
    }

    /** A file that says what is not true of itself, or is none: it is named by where it came from. */
    void refusedFile(Caller caller, String what, String why) {
        add(caller, "plugin_refused", false, what, why);
    }

    void removed(Caller caller, String name, @Nullable Piece piece) {
        add(
                caller,
                "plugin_removed",
                true,
                name,
                "%s%s was removed.".formatted(name, piece == null ? "" : " " + piece.version()));
    }

    /** Something that nobody asked for. */
    void found(String name, String sentence) {
        add(Caller.server("plugins"), "plugin_trouble", false, name, sentence);
    }

    private void add(Caller caller, String type, boolean success, String name, String sentence) {
        audit.record(AuditEvent.by(caller, type, success, "", "", "plugins/" + name, sentence, List.of()));
    }
}
