package org.borgui.rest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.borgui.api.RefusedException;
import org.borgui.api.access.Caller;
import org.borgui.api.plugin.Plugin;
import org.borgui.api.plugin.PluginFile;
import org.borgui.api.plugin.PluginFile.Source;
import org.borgui.api.plugin.PluginService;
import org.borgui.api.plugin.Trust;

/** One plugin and one file; what it was told can be looked up. */
public final class FakePlugins implements PluginService {

    public static final String SHA256 = "0".repeat(64);
    public final List<String> told = new ArrayList<>();

    private static final Plugin PLUGIN = new Plugin(
            "org.example.one",
            "1.2.0",
            "One",
            "Does one thing",
            SHA256,
            Source.UPLOAD,
            new Trust(Trust.Kind.APPROVAL, "ana"),
            Plugin.State.WAITING,
            "It waits for a configuration.",
            Samples.NOW,
            "ana",
            List.of("Notifier (one)"),
            List.of("org.borgui.spi.notice"),
            List.of(),
            "");

    @Override
    public List<Plugin> list(Caller caller) {
        return List.of(PLUGIN);
    }

    @Override
    public Plugin get(Caller caller, String name) {
        if (!name.equals(PLUGIN.name())) {
            throw RefusedException.notFound(
                    "backend.errors.plugins.notFound", "No plugin has the name %s.".formatted(name));
        }
        return PLUGIN;
    }

    @Override
    public List<PluginFile> files(Caller caller) {
        return List.of(file("two", 9));
    }

    private static PluginFile file(String title, long size) {
        return new PluginFile(
                SHA256,
                "org.example.two",
                "1.0.0",
                title,
                "",
                size,
                Source.UPLOAD,
                Trust.NONE,
                List.of("It is not signed."),
                List.of("org.borgui.spi.notice"),
                false,
                "");
    }

    @Override
    public PluginFile add(Caller caller, InputStream jar) throws IOException {
        var text = new String(jar.readAllBytes(), StandardCharsets.UTF_8);
        return file(text, text.length());
    }

    @Override
    public void discard(Caller caller, String sha256) {
        told.add("discard " + sha256);
    }

    @Override
    public Plugin install(Caller caller, String sha256, boolean approved) {
        told.add("install " + sha256 + " " + approved);
        return PLUGIN;
    }

    @Override
    public void remove(Caller caller, String name) {
        told.add("remove " + name);
    }

    @Override
    public List<String> log(Caller caller, String name) {
        return List.of("a line of " + name);
    }
}
