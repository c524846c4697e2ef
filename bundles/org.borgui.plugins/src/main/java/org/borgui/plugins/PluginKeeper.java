package org.borgui.plugins;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.borgui.api.RefusedException;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Caller;
import org.borgui.api.audit.AuditLog;
import org.borgui.api.plugin.Plugin;
import org.borgui.api.plugin.PluginFile;
import org.borgui.api.plugin.PluginService;
import org.borgui.api.system.DataDirectory;
import org.borgui.spi.plugin.BundleUse;
import org.borgui.state.State;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.metatype.annotations.Designate;

/** Puts the parts together, and lets admins in. */
@Component(
        configurationPid = "org.borgui.plugins",
        immediate = true) // starts the plugins, whoever asks for them or not
@Designate(ocd = PluginsConfig.class)
public final class PluginKeeper implements PluginService {

    private final AccessService access;
    private final Uses uses;
    private final Inbox inbox;
    private final Views views;
    private final PluginLog log;
    private final Installer installer;
    private final PluginThread thread;

    @Activate
    public PluginKeeper(
            BundleContext context,
            PluginsConfig config,
            @Reference State state,
            @Reference DataDirectory data,
            @Reference AccessService access,
            @Reference AuditLog audit,
            @Reference ServiceComponentRuntime runtime)
            throws IOException {
        this.access = access;
        var clock = Clock.systemUTC();
        var places = places(context, data);
        var limits = JarLimits.ofMegabytes(config.megabytes());
        var store = new PluginStore(state);
        var framework = new Framework(context);
        var distribution = new Distribution(places.optional());
        var door = new Door(distribution, new TrustedSigners(places.signers(), clock), framework.core());
        var starter = new Starter(Duration.ofSeconds(config.seconds()));
        var components = new Components(runtime);
        var probe = new Probe(context, components, starter);
        var kept = new Copies(places.kept(), limits.bytes());
        var trail = new AuditTrail(audit);
        this.uses = new Uses();
        var retirement = new Retirement(starter, components, uses);
        this.log = new PluginLog();
        var changes = new Changes(framework, starter, probe, retirement, kept, store, log, trail);
        this.inbox = new Inbox(places.taken(), limits, distribution, door, store, clock);
        this.views = new Views(store, changes, probe, components, uses);
        this.installer = new Installer(
                inbox,
                door,
                changes,
                store,
                kept,
                file -> Files.exists(places.wanted().resolve(file)),
                trail,
                clock);
        var folder = new WantedFolder(places.wanted(), inbox, installer, store);
        var beginning =
                new Beginning(context, framework, distribution, door, changes, store, kept, inbox, installer, trail);
        this.thread = new PluginThread(framework, beginning, folder, changes);
        thread.begin();
    }

    private static Places places(BundleContext context, DataDirectory data) {
        return new Places(
                data.folder("plugins/kept"),
                data.folder("plugins/taken"),
                place(context, "wanted", data),
                place(context, "optional", data),
                place(context, "signers", data));
    }

    /** Said by the features; a folder that nobody names is one that is not there. */
    private static Path place(BundleContext context, String name, DataDirectory data) {
        var said = context.getProperty("borgui.plugins." + name);
        return said == null ? data.path().resolve("plugins").resolve(name) : Path.of(said);
    }

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void addUse(BundleUse use) {
        uses.add(use);
    }

    void removeUse(BundleUse use) {
        uses.remove(use);
    }

    @Deactivate
    void close() throws InterruptedException {
        thread.close();
        log.close();
    }

    @Override
    public List<Plugin> list(Caller caller) {
        access.requireAdmin(caller);
        return views.all();
    }

    @Override
    public Plugin get(Caller caller, String name) {
        access.requireAdmin(caller);
        return views.of(name);
    }

    @Override
    public List<PluginFile> files(Caller caller) {
        access.requireAdmin(caller);
        try {
            return inbox.all();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public PluginFile add(Caller caller, InputStream jar) throws IOException {
        access.requireAdmin(caller);
        try {
            return inbox.view(inbox.add(jar));
        } catch (RefusedException e) {
            installer.refused(caller, "upload", e.getMessage());
            throw e;
        }
    }

    @Override
    public void discard(Caller caller, String sha256) {
        access.requireAdmin(caller);
        try {
            inbox.jar(sha256);
            inbox.discard(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Plugin install(Caller caller, String sha256, boolean approved) {
        access.requireAdmin(caller);
        return views.of(thread.change(() -> installer.install(caller, sha256, approved)));
    }

    @Override
    public void remove(Caller caller, String name) {
        access.requireAdmin(caller);
        thread.change(() -> installer.remove(caller, name));
    }

    @Override
    public List<String> log(Caller caller, String name) {
        access.requireAdmin(caller);
        views.of(name);
        return log.of(name);
    }
}
