package org.borgui.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.api.system.DataDirectory;
import org.borgui.spi.posture.PostureCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether the server's key can be guessed, lies beside what it protects, or others can look at both. */
@Component
public final class KeyPosture implements PostureCheck {

    private final ServerKey key;
    private final Path directory;

    @Activate
    public KeyPosture(@Reference AesGcmVault vault, @Reference DataDirectory directory) {
        this(vault.ring().given(), directory.path());
    }

    KeyPosture(ServerKey key, Path directory) {
        this.key = key;
        this.directory = directory;
    }

    @Override
    public List<Weakness> look() {
        var found = new ArrayList<Weakness>();
        if (key.canBeGuessed()) {
            found.add(weakness(
                    "vault.short-key",
                    Severity.MEDIUM,
                    "The secret key is short",
                    "SECRET_KEY has %d characters. Whoever has a copy of the data directory can try out short keys until the secrets open."
                            .formatted(key.length()),
                    "Set a random SECRET_KEY of %d characters or more, and the present one as SECRET_KEY_PREVIOUS for one start."
                            .formatted(ServerKey.ENOUGH)));
        }
        if (liesInside()) {
            found.add(weakness(
                    "vault.key-beside-data",
                    Severity.LOW,
                    "The secret key lies beside what it protects",
                    "Whoever has a copy of the data directory has the key to its secrets too.",
                    "Move the key file %s elsewhere, and name it in SECRET_KEY_FILE.".formatted(key.file())));
        }
        if (isOpen()) {
            found.add(weakness(
                    "vault.open-data-directory",
                    Severity.HIGH,
                    "Others can look into the data directory",
                    "Other users of this machine can use the folder in which the server keeps what is its own.",
                    "Run: chmod 700 '%s'".formatted(directory)));
        }
        return found;
    }

    private boolean liesInside() {
        var file = key.file();
        try {
            return file != null && file.toRealPath().startsWith(directory.toRealPath());
        } catch (IOException e) {
            return false; // it has been taken away: nobody copies it
        }
    }

    private boolean isOpen() {
        try {
            return Files.getPosixFilePermissions(directory).stream()
                    .anyMatch(right -> !right.name().startsWith("OWNER"));
        } catch (IOException e) {
            throw new IllegalStateException("The data directory %s cannot be looked at.".formatted(directory), e);
        }
    }

    private static Weakness weakness(String id, Severity severity, String title, String reason, String remedy) {
        return new Weakness(id, severity, title, reason, remedy, null, "");
    }
}
