package org.borgui.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.borgui.api.system.DataDirectory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.Designate;

/** The data directory, held by a lock on its file {@code .lock} that ends with the process, however it ends. */
@Component(configurationPid = "org.borgui.files", configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = FilesConfig.class)
public final class LockedDataDirectory implements DataDirectory {

    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]*(/[A-Za-z0-9_][A-Za-z0-9_.-]*)*");

    private final Path path;
    private final FileChannel lock;

    @Activate
    public LockedDataDirectory(FilesConfig config) {
        this(Objects.requireNonNullElse(
                config.dataDir(), "")); // an empty value of a configuration file arrives as null
    }

    LockedDataDirectory(String directory) {
        if (directory.isBlank()) {
            throw new IllegalStateException(
                    "No data directory is configured. Set DATA_DIR to a folder of the server's own.");
        }
        path = made(Path.of(directory).toAbsolutePath().normalize());
        lock = locked(path);
    }

    @Deactivate
    void close() throws IOException {
        lock.close();
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public Path folder(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("'%s' cannot name a folder of the data directory".formatted(name));
        }
        var folder = path;
        for (var part : Path.of(name)) {
            folder = privately(folder.resolve(part));
        }
        return folder;
    }

    private static Path made(Path directory) {
        if (directory.getNameCount() == 0) {
            throw new IllegalStateException(
                    "The data directory cannot be /. Set DATA_DIR to a folder of the server's own.");
        }
        return privately(directory);
    }

    private static Path privately(Path folder) {
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PRIVATE));
            }
            if (!Files.getPosixFilePermissions(folder).equals(PRIVATE)) {
                Files.setPosixFilePermissions(folder, PRIVATE);
            }
            return folder.toRealPath();
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The folder %s cannot be made, or made private (0700). It has to belong to the user the server runs as."
                            .formatted(folder),
                    e);
        }
    }

    private static FileChannel locked(Path directory) {
        var file = directory.resolve(".lock");
        try {
            var channel = FileChannel.open(
                    file,
                    Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            if (!tryLock(channel)) {
                channel.close();
                throw new IllegalStateException(
                        "Another server uses the data directory %s. Stop it, or give this one a DATA_DIR of its own."
                                .formatted(directory));
            }
            return channel;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "The file %s cannot be written. Look whether the disk is full or mounted read-only."
                            .formatted(file),
                    e);
        }
    }

    /** The lock lives as long as its channel. */
    private static boolean tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false; // this process holds it
        }
    }
}
