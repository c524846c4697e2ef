package org.borgui.api.plugin;

import java.time.Instant;
import java.util.List;

/**
 * A plugin that is installed.
 *
 * @param name symbolic name of its bundle; its resources lie below {@code /api/x/<name>/}
 * @param trouble a sentence when it does not run, or waits; empty otherwise
 * @param by who installed this version
 * @param provides what it adds to the server, such as {@code Notifier (file)}
 * @param needs packages of the server it uses, and what its components wait for
 * @param uses a sentence for each use of it that has to end before it can be removed
 * @param note what happened last that nobody asked for, such as a change that was broken off; empty when nothing did
 */
public record Plugin(
        String name,
        String version,
        String title,
        String description,
        String sha256,
        PluginFile.Source source,
        Trust trust,
        State state,
        String trouble,
        Instant installed,
        String by,
        List<String> provides,
        List<String> needs,
        List<String> uses,
        String note) {

    /** How it stands. */
    public enum State {
        RUNNING,
        /** It runs, but some component waits for a configuration or for another service. */
        WAITING,
        /** It does not run; the trouble says why. */
        FAILED,
        /** The server has not come to start it yet, or is stopped. */
        STOPPED
    }

    public Plugin {
        provides = List.copyOf(provides);
        needs = List.copyOf(needs);
        uses = List.copyOf(uses);
    }
}
