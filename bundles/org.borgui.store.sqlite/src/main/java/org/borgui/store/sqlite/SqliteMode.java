package org.borgui.store.sqlite;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
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

/** Brings the store unless another is chosen. */
// immediate: whoever needs a store asks for the service, which this one registers itself
@Component(
        service = {},
        immediate = true,
        configurationPid = "org.borgui.store.sqlite")
@Designate(ocd = SqliteMode.Config.class)
public final class SqliteMode {

    /** What may be configured; nothing has to be. */
    @ObjectClassDefinition(name = "SQLite state store", description = "Keeps the server's state in one SQLite file")
    public @interface Config {

        @AttributeDefinition(name = "Chosen", description = "Which store keeps the state: sqlite or mvstore")
        String chosen() default "sqlite";

        @AttributeDefinition(
                name = "Patience",
                description = "Seconds to wait while another program, such as a backup of the file, holds the database")
        int busySeconds() default 10;
    }

    private static final String NAME = "sqlite";
    private static final Set<String> KNOWN = Set.of(NAME, "mvstore");

    private @Nullable SqliteStore store;
    private @Nullable ServiceRegistration<StateStore> registration;

    @Activate
    public SqliteMode(BundleContext context, @Reference DataDirectory directory, Config config) {
        if (!KNOWN.contains(config.chosen())) {
            throw new IllegalStateException("STATE_STORE is '%s'. It is sqlite or mvstore.".formatted(config.chosen()));
        }
        if (NAME.equals(config.chosen())) {
            var folder = directory.folder("state");
            requireNoOther(folder);
            var opened = new SqliteStore(folder, Duration.ofSeconds(config.busySeconds()));
            store = opened;
            registration = context.registerService(StateStore.class, opened, null);
        }
    }

    /** An empty state beside one that is full would look as if everything was lost. */
    static void requireNoOther(Path folder) {
        if (Files.exists(folder.resolve("state.mv")) && Files.notExists(folder.resolve("state.db"))) {
            throw new IllegalStateException(
                    "STATE_STORE is sqlite, but the state of this server is kept by MVStore, in %s. Set STATE_STORE to mvstore."
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
