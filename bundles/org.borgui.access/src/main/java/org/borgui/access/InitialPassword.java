package org.borgui.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.borgui.api.Secret;
import org.borgui.api.system.DataDirectory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The file that tells the password of the first admin to whoever may read the data directory. */
@Component(service = InitialPassword.class)
public final class InitialPassword {

    private static final Logger LOG = LoggerFactory.getLogger(InitialPassword.class);

    private final Path file;

    @Activate
    public InitialPassword(@Reference DataDirectory data) {
        this(data.path().resolve("initial-admin-password"));
    }

    InitialPassword(Path file) {
        this.file = file;
    }

    Path file() {
        return file;
    }

    /** Writes it anew, readable for its owner alone from the first moment. */
    void write(Secret password) {
        try {
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, password.reveal() + "\n");
        } catch (IOException e) {
            LOG.warn("The first password stands in this log alone, {} could not be written: {}", file, e.toString());
        }
    }

    /** Once it was changed, nobody needs it. */
    void delete() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            LOG.warn("Delete {} by hand, its password was changed: {}", file, e.toString());
        }
    }
}
