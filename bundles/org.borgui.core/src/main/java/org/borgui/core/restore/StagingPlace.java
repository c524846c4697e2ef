package org.borgui.core.restore;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the folder that a restore extracts into is made. Borg writes by absolute paths: whoever may rename the folder, or one
 * above it, could lead borg elsewhere. So it is made where only root and the server may.
 */
final class StagingPlace {

    private static final Logger LOG = LoggerFactory.getLogger(StagingPlace.class);

    private StagingPlace() {}

    /**
     * The destination, or the nearest folder above it that is safe, allowed, and can be moved from into the destination;
     * empty when there is none.
     *
     * @param destination exists, without symbolic links
     * @param allowed whether the server may write to a folder
     */
    static Optional<Path> safe(Path destination, Predicate<Path> allowed) throws IOException {
        for (var place : (Iterable<Path>) upwards(destination)::iterator) {
            if (isSafe(place) && (place.equals(destination) || (allowed.test(place) && reaches(place, destination)))) {
                return Optional.of(place);
            }
        }
        return Optional.empty();
    }

    private static Stream<Path> upwards(Path folder) {
        return Stream.iterate(folder, place -> place != null, Path::getParent);
    }

    private static boolean isSafe(Path place) throws IOException {
        var server = Files.readAttributes(Path.of("/proc/self"), PosixFileAttributes.class)
                .owner();
        var root = Files.readAttributes(Path.of("/"), PosixFileAttributes.class).owner();
        for (var folder : (Iterable<Path>) upwards(place)::iterator) {
            var attributes = Files.readAttributes(folder, PosixFileAttributes.class);
            var owner = attributes.owner();
            if (!(owner.equals(server) || owner.equals(root)) || (isShared(attributes) && !isSticky(folder))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isShared(PosixFileAttributes folder) {
        return folder.permissions().contains(PosixFilePermission.GROUP_WRITE)
                || folder.permissions().contains(PosixFilePermission.OTHERS_WRITE);
    }

    private static boolean isSticky(Path folder) throws IOException {
        return (((int) Files.getAttribute(folder, "unix:mode")) & 01000) != 0;
    }

    /** The same file system is not enough: subvolumes and bind mounts are borders too. */
    private static boolean reaches(Path place, Path destination) {
        try {
            var probe = Files.createTempDirectory(place, ".borgui-probe-");
            try {
                var there = destination.resolve(probe.getFileName());
                Files.move(probe, there, StandardCopyOption.ATOMIC_MOVE);
                probe = there;
                return true;
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            LOG.debug("{} is no place to restore to {} from", place, destination, e);
            return false;
        }
    }
}
