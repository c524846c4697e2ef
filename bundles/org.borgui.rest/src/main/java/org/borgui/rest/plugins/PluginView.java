package org.borgui.rest.plugins;

import java.util.List;
import java.util.Locale;
import org.borgui.api.plugin.Plugin;
import org.borgui.api.plugin.PluginFile;
import org.borgui.api.plugin.Trust;
import org.borgui.rest.Times;

/** A plugin on the wire; the state is {@code running}, {@code waiting}, {@code failed} or {@code stopped}. */
record PluginView(
        String name,
        String version,
        String title,
        String description,
        String sha256,
        String source,
        TrustView trust,
        String state,
        String trouble,
        String installedAt,
        String installedBy,
        List<String> provides,
        List<String> needs,
        List<String> uses,
        String note) {

    /** What speaks for a file: {@code distribution}, {@code signature}, {@code approval} or {@code none}. */
    record TrustView(String kind, String by) {

        private static TrustView of(Trust trust) {
            return new TrustView(lower(trust.kind()), trust.by());
        }
    }

    /** A file that could be installed; one with doubts needs to be approved. */
    record FileView(
            String sha256,
            String name,
            String version,
            String title,
            String description,
            long size,
            String source,
            TrustView trust,
            List<String> doubts,
            List<String> needs,
            boolean installed,
            String trouble) {

        static FileView of(PluginFile file) {
            return new FileView(
                    file.sha256(),
                    file.name(),
                    file.version(),
                    file.title(),
                    file.description(),
                    file.size(),
                    lower(file.source()),
                    TrustView.of(file.trust()),
                    file.doubts(),
                    file.needs(),
                    file.installed(),
                    file.trouble());
        }
    }

    static PluginView of(Plugin plugin) {
        return new PluginView(
                plugin.name(),
                plugin.version(),
                plugin.title(),
                plugin.description(),
                plugin.sha256(),
                lower(plugin.source()),
                TrustView.of(plugin.trust()),
                lower(plugin.state()),
                plugin.trouble(),
                Times.text(plugin.installed()),
                plugin.by(),
                plugin.provides(),
                plugin.needs(),
                plugin.uses(),
                plugin.note());
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
