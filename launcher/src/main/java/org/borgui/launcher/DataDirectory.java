package org.borgui.launcher;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The data directory of one running server: made if need be, private, and locked until closed. */
final class DataDirectory implements AutoCloseable {

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long AGAIN_MILLIS = 20;

    private final Path folder;
    private final FileChannel channel;

    private DataDirectory(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws LaunchException if it cannot be written, or another server uses it */
    static DataDirectory open(Layout layout) {
        Path data = layout.data();
        try {
            Files.createDirectories(data, PRIVATE_FOLDER);
            Files.createDirectories(layout.cache(), PRIVATE_FOLDER);
            Files.createDirectories(layout.temporary(), PRIVATE_FOLDER);
            FileChannel channel = FileChannel.open(
                    layout.lock(), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PRIVATE_FILE);
            if (!locks(channel)) {
                channel.close();
                throw new LaunchException(
                        ExitCode.DATA_DIRECTORY,
                        "another server runs with the data directory " + data
                                + "; stop it, or set DATA_DIR to another folder");
            }
            return new DataDirectory(data, channel);
        } catch (IOException e) {
            throw new LaunchException(
                    ExitCode.DATA_DIRECTORY,
                    "the data directory " + data + " cannot be used (" + e + "); set DATA_DIR to a folder that "
                            + System.getProperty("user.name") + " may write");
        }
    }

    /** Whether a server, or a command, holds it at this moment. Makes and changes nothing. */
    static boolean isInUse(Layout layout) {
        if (!Files.exists(layout.lock())) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(layout.lock(), StandardOpenOption.WRITE)) {
            return lock(channel) == null;
        } catch (IOException e) {
            throw new LaunchException(
                    ExitCode.DATA_DIRECTORY,
                    layout.lock() + " cannot be opened (" + e + "); call borg-ui as the user of the server");
        }
    }

    /** @throws LaunchException where files would be left that the server, who is somebody else, cannot use */
    static void requireOwn(Layout layout) throws IOException {
        UserPrincipal owner = Files.getOwner(layout.data());
        Object number = Files.getAttribute(layout.data(), "unix:uid");
        if (!number.equals((int) new UnixSystem().getUid())) {
            throw new LaunchException(
                    ExitCode.DATA_DIRECTORY,
                    "the data directory " + layout.data() + " belongs to " + owner.getName()
                            + ", and no server runs with"
                            + " it; while the server is stopped, call borg-ui as that user: setpriv --reuid=" + number
                            + " --regid=" + Files.getAttribute(layout.data(), "unix:gid")
                            + " --clear-groups borg-ui ...");
        }
    }

    /** Whether people other than the owner may look into an existing folder. */
    static boolean isOpenToOthers(Path folder) throws IOException {
        return Files.getPosixFilePermissions(folder).stream()
                .anyMatch(permission -> permission.name().startsWith("OTHERS"));
    }

    boolean isOpenToOthers() throws IOException {
        return isOpenToOthers(folder);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    /** Who looks whether it is in use holds it for a moment, and so does who is about to end. */
    private static boolean locks(FileChannel channel) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (lock(channel) == null) {
                if (System.nanoTime() - end > 0) {
                    return false;
                }
                TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS); // a file says nothing when its lock is released
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }
}
