package org.borgui.plugins;

import java.time.Instant;
import java.util.Optional;
import org.borgui.api.plugin.PluginFile.Source;
import org.borgui.api.plugin.Trust;
import org.borgui.spi.state.Index;
import org.borgui.state.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A plugin as it is kept.
 *
 * @param kept what is installed; null while its first installation goes on
 * @param tried what is being installed; whoever finds it at a start knows that the server ended in between
 * @param atStart whether what is tried waits for the next start of the server: a command wanted it while the server was stopped
 * @param note what happened that nobody asked for
 */
record PluginDocument(String name, @Nullable Piece kept, @Nullable Piece tried, boolean atStart, String note) {

    static final Kind<PluginDocument> KIND = Kind.of("plugins", PluginDocument.class, Index.unique("name", "name"));

    /**
     * One version of a plugin.
     *
     * @param key the signer's key, or whatever else tells one origin from another
     * @param anchor the certificate that vouches for the signer; empty without one
     * @param file its name in the folder it came from; empty for uploads
     */
    record Piece(
            String sha256,
            String version,
            String title,
            String description,
            Source source,
            String file,
            Trust.Kind trust,
            String trustedBy,
            String key,
            String anchor,
            Instant installed,
            String by) {}

    /** What will be there after the next start, if all goes well. */
    Optional<Piece> wanted() {
        return Optional.ofNullable(atStart && tried != null ? tried : kept);
    }

    static PluginDocument first(String name, Piece tried) {
        return new PluginDocument(name, null, tried, false, "");
    }

    PluginDocument trying(Piece next) {
        return new PluginDocument(name, kept, next, false, note);
    }

    PluginDocument waiting() {
        return new PluginDocument(name, kept, tried, true, note);
    }

    PluginDocument keeping(Piece piece) {
        return new PluginDocument(name, piece, null, false, "");
    }

    PluginDocument givingUp(String why) {
        return new PluginDocument(name, kept, null, false, why);
    }
}
