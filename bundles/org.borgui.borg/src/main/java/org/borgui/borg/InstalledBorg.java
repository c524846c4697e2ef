package org.borgui.borg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.process.Command;
import org.borgui.process.OutputListener;
import org.borgui.process.ProcessRunner;
import org.borgui.spi.borg.BorgFailedException;
import org.jspecify.annotations.Nullable;

/** Knows the version of the installed borg, and asks again when its file has changed. */
final class InstalledBorg {

    /** A file at a moment; another file in its place differs in one of these. */
    private record Stamp(Path file, FileTime modified, long size) {}

    private record Known(Stamp stamp, BorgVersion version) {}

    private static final Duration TIME = Duration.ofSeconds(60);

    private final ProcessRunner runner;
    private final String executable;
    private final AtomicReference<@Nullable Known> known = new AtomicReference<>();

    InstalledBorg(ProcessRunner runner, String executable) {
        this.runner = runner;
        this.executable = executable;
    }

    BorgVersion version() throws BorgFailedException, InterruptedException {
        try {
            var stamp = stamp();
            var before = known.get();
            if (before != null && before.stamp().equals(stamp)) {
                return before.version();
            }
            var version = ask();
            known.set(new Known(stamp, version));
            return version;
        } catch (IOException e) {
            throw new BorgFailedException(new Failure(Kind.INTERNAL, "Borg could not be run: " + e.getMessage()));
        }
    }

    static BorgFailedException missing(String executable) {
        return new BorgFailedException(new Failure(
                Kind.BORG_MISSING,
                "Borg was not found as '%s'. Install the package borgbackup, or name the program in the configuration org.borgui.borg."
                        .formatted(executable)));
    }

    private Stamp stamp() throws BorgFailedException, IOException {
        var file =
                runner.find(executable).orElseThrow(() -> missing(executable)).toRealPath();
        return new Stamp(file, Files.getLastModifiedTime(file), Files.size(file));
    }

    private BorgVersion ask() throws BorgFailedException, IOException, InterruptedException {
        var found = new CopyOnWriteArrayList<BorgVersion>();
        var listener = new OutputListener() {
            @Override
            public void out(String line) {
                BorgVersion.of(line).ifPresent(found::add);
            }
        };
        var exit = runner.run(Command.of(List.of(executable, "--version")).within(TIME), listener);
        return found.stream()
                .findFirst()
                .orElseThrow(() -> new BorgFailedException(new Failure(
                        Kind.BORG_MISSING,
                        "The program '%s' does not tell a version of borg (%s). Install the package borgbackup, or name the right program in the configuration org.borgui.borg."
                                .formatted(executable, exit))));
    }
}
