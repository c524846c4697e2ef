package org.borgui.plugins;

import java.time.Instant;
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
 * @param note what happened that nobody asked for
 */
record PluginDocument(String name, @Nullable Piece kept, @Nullable Piece tried, String note) {

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

    static PluginDocument first(String name, Piece tried) {
        return new PluginDocument(name, null, tried, "");
    }

    PluginDocument trying(Piece next) {
        return new PluginDocument(name, kept, next, note);
    }

    PluginDocument keeping(Piece piece) {
        return new PluginDocument(name, piece, null, "");
    }

    PluginDocument givingUp(String why) {
        return new PluginDocument(name, kept, null, why);
    }
}
