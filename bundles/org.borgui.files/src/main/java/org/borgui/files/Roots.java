package org.borgui.files;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.borgui.state.Kind;
import org.borgui.state.State;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folders everything has to lie in: from the environment, else as an admin chose, else the default if it is there. */
final class Roots {

    record FileRoots(List<String> paths) {}

    private static final Logger LOG = LoggerFactory.getLogger(Roots.class);
    private static final Kind<FileRoots> KIND = Kind.of("file_roots", FileRoots.class);
    private static final long ONLY = 1;

    private final State state;
    private final Path data;
    private final Path fallback;
    private final List<String> fixed;

    Roots(State state, Path data, Path fallback, String... configured) {
        this.state = state;
        this.data = data;
        this.fallback = fallback;
        this.fixed = Arrays.stream(configured)
                .flatMap(text -> Arrays.stream(text.split("[,\n]")))
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .filter(this::isAcceptable)
                .distinct()
                .toList();
        state.open(KIND);
    }

    boolean areFixed() {
        return !fixed.isEmpty();
    }

    List<String> get() {
        if (areFixed()) {
            return fixed;
        }
        return state.get(KIND, ONLY)
                .map(stored -> stored.value().paths())
                .orElseGet(() -> Files.isDirectory(fallback) ? List.of(fallback.toString()) : List.of());
    }

    /** Where they really lie, as far as they are there; a link in the place of a folder an admin chose is not followed. */
    List<Path> real() {
        var real = new ArrayList<Path>();
        for (var text : get()) {
            var path = Path.of(text);
            resolved(path)
                    .filter(found -> areFixed() || path.equals(fallback) || found.equals(path))
                    .filter(found -> objection(found).isEmpty())
                    .ifPresent(real::add);
        }
        return real;
    }

    void set(List<String> wanted) {
        if (areFixed()) {
            throw Refusals.fixed();
        }
        wanted.forEach(this::check);
        var paths = wanted.stream()
                .map(Path::of)
                .flatMap(path -> resolved(path).stream())
                .map(Path::toString)
                .distinct()
                .toList();
        state.write(DURABLE, writing -> {
            var known = writing.get(KIND, ONLY);
            return known.isPresent()
                    ? writing.put(KIND, known.get().with(new FileRoots(paths)))
                    : writing.add(KIND, ONLY, new FileRoots(paths));
        });
    }

    private static Optional<Path> resolved(Path path) {
        try {
            return Optional.of(path.toRealPath());
        } catch (IOException e) {
            return Optional.empty(); // it may be there later, such as a disk that is not mounted
        }
    }

    /** What the environment names may be missing for now, such as a disk that is mounted later, but not forbidden. */
    private boolean isAcceptable(String text) {
        var why = objection(text, false);
        why.ifPresent(reason -> LOG.warn("LOCAL_MOUNT_POINTS: '{}' is left out: {}", text, reason));
        return why.isEmpty();
    }

    private void check(String text) {
        objection(text, true).ifPresent(why -> {
            throw Refusals.root(text, why);
        });
    }

    private Optional<String> objection(String text, boolean mustExist) {
        try {
            var path = Path.of(text);
            if (!path.isAbsolute()) {
                return Optional.of("it has to begin with /");
            }
            if (mustExist && !Files.isDirectory(path)) {
                return Optional.of("there is no such folder");
            }
            return objection(resolved(path).orElse(path.normalize()));
        } catch (InvalidPathException e) {
            return Optional.of("there is no such folder");
        }
    }

    private Optional<String> objection(Path real) {
        if (real.getNameCount() == 0) {
            return Optional.of("it is the whole machine; name the folders that matter");
        }
        if (Fence.isKernels(real)) {
            return Optional.of("it is made by the kernel, and holds no files to back up");
        }
        if (real.startsWith(data)) {
            return Optional.of("it is the server's own data");
        }
        return Optional.empty();
    }
}
