package org.borgui.api.plugin;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.borgui.api.access.Caller;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Installs, updates and removes plugins. All of it for admins. Changes come one after another; a call returns when its change
 * is over, and has changed nothing when it throws.
 */
@ProviderType
public interface PluginService {

    List<Plugin> list(Caller caller);

    /**
     * One of them.
     *
     * @throws org.borgui.api.RefusedException {@code NOT_FOUND}
     */
    Plugin get(Caller caller, String name);

    /** What could be installed: uploads, the folder {@code plugins/}, the distribution's own. By name, the newest first. */
    List<PluginFile> files(Caller caller);

    /**
     * Takes a jar in and looks at it. It waits for {@link #install}, two days at most.
     *
     * @throws org.borgui.api.RefusedException when it is no plugin, or pretends to be one of the server's own bundles
     */
    PluginFile add(Caller caller, InputStream jar) throws IOException;

    /** Throws an upload away. */
    void discard(Caller caller, String sha256);

    /**
     * Installs a file, or changes the plugin of that name to it: staged, verified, resolved, started, asked how it is, and
     * kept. When one of these fails the version before runs on. Jobs that run keep the version they began with.
     *
     * @param approved whether the admin says yes to exactly this file in spite of its doubts
     * @throws org.borgui.api.RefusedException {@code CONFLICT} with the reason why it cannot be used
     */
    Plugin install(Caller caller, String sha256, boolean approved);

    /**
     * Stops and removes it.
     *
     * @throws org.borgui.api.RefusedException {@code CONFLICT} naming what uses it
     */
    void remove(Caller caller, String name);

    /** What it wrote to the log lately, the oldest first. */
    List<String> log(Caller caller, String name);
}
