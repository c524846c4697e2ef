package org.borgui.borg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/**
 * How borg names this host in its locks when this server runs it: by the data directory, of which there is one server at a
 * time. A container that is made anew, or a machine with another name, is then still known as the same.
 */
final class HostId {

    private HostId() {}

    /** The one of this data directory, made when it is asked for the first time. */
    static String in(Path base) {
        var file = base.resolve("host-id");
        try {
            if (!Files.exists(file)) {
                var made = Files.createTempFile(base, "host-id", ".new");
                Files.writeString(made, "borg-ui-%s\n".formatted(UUID.randomUUID()));
                Files.move(made, file, StandardCopyOption.ATOMIC_MOVE);
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
