package org.borgui.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may be seen at one moment. Judges real paths only, by their elements, and by the identity of each folder on the way:
 * a bind mount of the data directory is the same folder under another path.
 */
final class Fence {

    private static final List<Path> KERNEL = List.of(Path.of("/proc"), Path.of("/sys"), Path.of("/dev"));

    private static final Set<String> KERNEL_SYSTEMS = Set.of(
            "proc",
            "sysfs",
            "devtmpfs",
            "devpts",
            "cgroup",
            "cgroup2",
            "securityfs",
            "debugfs",
            "tracefs",
            "configfs",
            "pstore",
            "bpf",
            "mqueue",
            "efivarfs",
            "binfmt_misc",
            "fusectl",
            "nsfs");

    private final List<Path> roots;
    private final Path data;
    private final Path repositories;
    private final Set<Object> hidden = new HashSet<>();
    private final Map<Object, Boolean> devices = new HashMap<>();
    private final @Nullable Object shown;

    private Fence(List<Path> roots, Path data, Path repositories, boolean withRepositories) {
        this.roots = roots;
        this.data = data;
        this.repositories = repositories;
        this.shown = withRepositories ? key(repositories) : null;
    }

    /** Around roots, which are real paths, and around the repositories kept in the data directory if they are asked for. */
    static Fence around(List<Path> roots, Path data, Path repositories, boolean withRepositories) {
        var all = new ArrayList<>(roots);
        if (withRepositories) {
            all.add(repositories);
        }
        var fence = new Fence(List.copyOf(all), data, repositories, withRepositories);
        fence.hideTheData();
        return fence;
    }

    static boolean isKernels(Path path) {
        return KERNEL.stream().anyMatch(path::startsWith);
    }

    /** Whether a real path may be seen, whatever lies there. */
    boolean contains(Path real) {
        return roots.stream().anyMatch(real::startsWith) && !isKernels(real) && !isHidden(real) && !isOfKernel(real);
    }

    boolean isRoot(Path real) {
        return roots.contains(real);
    }

    /** Whether this file or folder is the data directory, or one of those in it that nobody is to see. */
    boolean hides(@Nullable Object fileKey) {
        return fileKey != null && hidden.contains(fileKey);
    }

    private boolean isHidden(Path real) {
        if (real.startsWith(data) && (shown == null || !real.startsWith(repositories))) {
            return true;
        }
        for (Path path = real; path != null; path = path.getParent()) {
            var key = key(path);
            if (key != null && key.equals(shown)) {
                return false;
            }
            if (hides(key)) {
                return true;
            }
        }
        return false;
    }

    private void hideTheData() {
        hide(data);
        try (var children = Files.newDirectoryStream(data)) {
            children.forEach(this::hide);
        } catch (IOException e) {
            return; // its own key is enough then: nothing below can be read
        }
        if (shown != null) {
            hidden.remove(shown);
        }
    }

    private void hide(Path path) {
        var key = key(path);
        if (key != null) {
            hidden.add(key);
        }
    }

    /** A container often sees its host's /proc below another path. Asking for the type is slow, so each device is asked once. */
    private boolean isOfKernel(Path real) {
        try {
            var device = Files.getAttribute(real, "unix:dev", LinkOption.NOFOLLOW_LINKS);
            var known = devices.get(device);
            if (known == null) {
                known = KERNEL_SYSTEMS.contains(Files.getFileStore(real).type());
                devices.put(device, known);
            }
            return known;
        } catch (IOException e) {
            return false; // it is not there, or goes away: it gives nothing away either
        }
    }

    static @Nullable Object key(Path path) {
        try {
            return Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                    .fileKey();
        } catch (IOException e) {
            return null;
        }
    }
}
