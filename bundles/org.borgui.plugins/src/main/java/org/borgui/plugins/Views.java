package org.borgui.plugins;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.borgui.api.plugin.Plugin;
import org.borgui.api.plugin.Plugin.State;
import org.borgui.api.plugin.Trust;
import org.borgui.plugins.PluginDocument.Piece;
import org.osgi.framework.Bundle;
import org.osgi.framework.namespace.PackageNamespace;
import org.osgi.framework.wiring.BundleWiring;

/** Plugins as they are shown. Any thread. */
final class Views {

    private final PluginStore store;
    private final Changes changes;
    private final Probe probe;
    private final Components components;
    private final Uses uses;

    Views(PluginStore store, Changes changes, Probe probe, Components components, Uses uses) {
        this.store = store;
        this.changes = changes;
        this.probe = probe;
        this.components = components;
        this.uses = uses;
    }

    List<Plugin> all() {
        return store.all().stream().flatMap(document -> view(document).stream()).toList();
    }

    Plugin of(String name) {
        return store.find(name).flatMap(this::view).orElseThrow(() -> Installer.unknown(name));
    }

    private Optional<Plugin> view(PluginDocument document) {
        return document.wanted().map(piece -> view(document, piece));
    }

    private Plugin view(PluginDocument document, Piece piece) {
        var running = changes.running(document.name()).map(LivePlugin::bundle);
        var waiting = running.map(components::waiting).orElse(List.of());
        var trouble = trouble(document, running, waiting);
        return new Plugin(
                document.name(),
                piece.version(),
                piece.title(),
                piece.description(),
                piece.sha256(),
                piece.source(),
                new Trust(piece.trust(), piece.trustedBy()),
                state(running, waiting, trouble),
                trouble,
                piece.installed(),
                piece.by(),
                running.map(probe::provides).orElse(List.of()),
                running.map(Views::needs).orElse(List.of()),
                used(document.name(), running),
                document.note());
    }

    private static State state(Optional<Bundle> running, List<String> waiting, String trouble) {
        if (running.isEmpty()) {
            return trouble.isEmpty() ? State.STOPPED : State.FAILED;
        }
        if (running.get().getState() != Bundle.ACTIVE) {
            return State.FAILED;
        }
        if (!waiting.isEmpty()) {
            return State.WAITING;
        }
        return trouble.isEmpty() ? State.RUNNING : State.FAILED;
    }

    private String trouble(PluginDocument document, Optional<Bundle> running, List<String> waiting) {
        if (!waiting.isEmpty()) {
            return String.join("; ", waiting) + ".";
        }
        var failed = changes.trouble(document.name());
        if (failed.isPresent() || running.isEmpty()) {
            return failed.orElse("");
        }
        if (running.get().getState() != Bundle.ACTIVE) {
            return "It was stopped by the framework. Install it again.";
        }
        try {
            var failures = components.failures(running.get());
            return failures.isEmpty() ? probe.trouble(running.get()).orElse("") : String.join("; ", failures);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "It was not asked how it is, since the server stops.";
        }
    }

    private List<String> used(String name, Optional<Bundle> running) {
        var all = new ArrayList<>(running.map(uses::of).orElse(List.of()));
        changes.retired().stream()
                .filter(former -> former.name().equals(name))
                .flatMap(former -> uses.of(former.bundle()).stream()
                        .map(use -> use + " (version " + former.piece().version() + ")"))
                .forEach(all::add);
        return all;
    }

    /** The packages of the server that it is wired to. */
    private static List<String> needs(Bundle bundle) {
        var wiring = bundle.adapt(BundleWiring.class);
        if (wiring == null) {
            return List.of();
        }
        var packages = new TreeSet<String>();
        wiring.getRequiredWires(PackageNamespace.PACKAGE_NAMESPACE)
                .forEach(wire -> packages.add(
                        String.valueOf(wire.getCapability().getAttributes().get(PackageNamespace.PACKAGE_NAMESPACE))));
        return List.copyOf(packages);
    }
}
