package org.borgui.core;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Role;
import org.borgui.api.repository.BackupSettings;
import org.borgui.api.repository.Encryption;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryFacts;
import org.borgui.api.system.DataDirectory;
import org.borgui.core.repositories.RepositoryRegistry;
import org.borgui.core.settings.SettingsKeeper;
import org.borgui.state.DocumentState;
import org.borgui.state.State;
import org.borgui.testkit.access.AdminsOnly;
import org.borgui.testkit.state.MemoryStore;
import org.borgui.vault.Vault;

/** What core stands on, in memory and in a temporary folder. */
public final class Fixture {

    public static final Instant NOW = Instant.parse("2026-03-01T02:00:00Z");
    public static final Caller ANA = caller("ana", Role.ADMIN);
    public static final Caller EVE = caller("eve", Role.VIEWER);

    public final State state;
    public final RepositoryRegistry registry;
    public final DataDirectory data;
    public final SettingsKeeper settings;

    public Fixture(Path folder) {
        this(folder, new MemoryStore());
    }

    public Fixture(Path folder, MemoryStore store) {
        state = new DocumentState(store);
        registry = new RepositoryRegistry(state, new PlainVault());
        data = new FolderOfData(folder);
        settings = new SettingsKeeper(state, new AdminsOnly());
    }

    public Repository repository(String name) {
        return repository(name, Path.of("/backup/" + name));
    }

    public Repository repository(String name, Path place) {
        var settings = new BackupSettings(List.of("/srv/" + name), List.of(), "lz4", false, false, null);
        return registry.add(
                id -> new Repository(
                        id,
                        name,
                        place.toString(),
                        Encryption.REPOKEY,
                        false,
                        false,
                        settings,
                        Map.of(),
                        RepositoryFacts.unknown(),
                        NOW,
                        NOW),
                Secret.of("passphrase of " + name));
    }

    private static Caller caller(String name, Role role) {
        return new Caller(new UserId(1), name, role, Caller.Via.BEARER, 1, false, "127.0.0.1");
    }

    private record FolderOfData(Path path) implements DataDirectory {
        @Override
        public Path folder(String name) {
            try {
                return Files.createDirectories(path.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    public static final class PlainVault implements Vault {
        @Override
        public String seal(String context, Secret secret) {
            return context + "|" + secret.reveal();
        }

        @Override
        public Secret open(String context, String sealed) {
            return Secret.of(sealed.substring(context.length() + 1));
        }
    }
}
