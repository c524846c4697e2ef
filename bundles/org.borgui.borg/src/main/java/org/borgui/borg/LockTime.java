package org.borgui.borg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * When a lock was taken, by the clock of the disk it lies on.
 *
 * @param ours whether that clock is this machine's: a file server has one of its own
 */
record LockTime(Instant since, boolean ours) {

    /** The times of processes are exact to a second or so; that the clock was set meanwhile is not seen. */
    private static final Duration DOUBT = Duration.ofSeconds(10);

    private static final Set<String> OF_THIS_MACHINE = Set.of(
            "ext2",
            "ext3",
            "ext4",
            "xfs",
            "btrfs",
            "zfs",
            "f2fs",
            "jfs",
            "bcachefs",
            "tmpfs",
            "overlay",
            "exfat",
            "vfat");

    static LockTime of(Path file) throws IOException {
        return new LockTime(
                Files.getLastModifiedTime(file).toInstant(),
                OF_THIS_MACHINE.contains(Files.getFileStore(file).type()));
    }

    /** Whether something surely came later; an unknown time did not. */
    boolean isBefore(Optional<Instant> other) {
        return ours && other.filter(since.plus(DOUBT)::isBefore).isPresent();
    }
}
