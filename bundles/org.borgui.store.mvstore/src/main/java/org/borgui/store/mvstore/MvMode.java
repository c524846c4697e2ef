package org.borgui.store.mvstore;

import java.nio.file.Files;
import java.nio.file.Path;
import org.borgui.api.system.DataDirectory;
import org.borgui.spi.state.StateStore;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Brings the store where it is chosen; otherwise nothing of it, and nothing of MVStore, is loaded. */
// immediate: whoever needs a store asks for the service, which this one registers itself
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.borgui.store.mvstore")
@Designate(ocd = MvMode.Config.class)
public final class MvMode {

    /** What may be configured. */
    @ObjectClassDefinition(
            name = "MVStore state store",
            description = "Keeps the server's state in one file of MVStore")
    public @interface Config {

        @AttributeDefinition(name = "Chosen", description = "Which store keeps the state: sqlite or mvstore")
        String chosen() default "sqlite";
    }

    static final String NAME = "mvstore";

    private @Nullable MvStateStore store;
    private @Nullable ServiceRegistration<StateStore> registration;

    @Activate
    public MvMode(BundleContext context, @Reference DataDirectory directory, Config config) {
        if (NAME.equals(config.chosen())) {
            var folder = directory.folder("state");
            requireNoOther(folder);
            var opened = new MvStateStore(folder);
            store = opened;
            registration = context.registerService(StateStore.class, opened, null);
        }
    }

    /** An empty state beside one that is full would look as if everything was lost. */
    static void requireNoOther(Path folder) {
        if (Files.exists(folder.resolve("state.db")) && Files.notExists(folder.resolve("state.mv"))) {
            throw new IllegalStateException(
                    "STATE_STORE is mvstore, but the state of this server is kept by SQLite, in %s. Set STATE_STORE to sqlite."
                            .formatted(folder));
        }
    }

    @Deactivate
    void close() {
        if (registration != null) {
            registration.unregister();
        }
        if (store != null) {
            store.close();
        }
    }
}
