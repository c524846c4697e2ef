package org.borgui.borg;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.borgui.api.JobId;
import org.borgui.process.ProcessRunner;
import org.jspecify.annotations.Nullable;

/**
 * A process of this machine that has the number of a lock's holder.
 *
 * @param begun when it was started, by the clock of today; null when that cannot be known
 * @param maybeBorg false only when its words are known and none of them is a borg
 * @param job of this server that it works for
 */
record Suspect(@Nullable Instant begun, boolean maybeBorg, @Nullable JobId job) {

    private static final Path PROC = Path.of("/proc");
    private static final Pattern BORG = Pattern.compile("(?i)(.*/)?(borg.*|attic)", Pattern.DOTALL);

    /**
     * The process of a number; empty when none is alive. The number of a thread, or of a process that has ended and was not
     * yet asked how, is nobody's.
     *
     * @param base of this server's borg, which tells our jobs from those of another server
     */
    static Optional<Suspect> of(long pid, Path base) {
        var process = ProcessHandle.of(pid);
        if (process.isEmpty() || !process.get().isAlive() || isThreadOrZombie(pid)) {
            return Optional.empty();
        }
        var begun = process.get().info().startInstant().orElse(null);
        return Optional.of(new Suspect(begun, maybeBorg(pid), job(pid, base)));
    }

    private static boolean isThreadOrZombie(long pid) {
        return text(pid, "status")
                .filter(status -> !status.contains("\nTgid:\t" + pid + "\n") || status.contains("\nState:\tZ"))
                .isPresent();
    }

    private static boolean maybeBorg(long pid) {
        if (pid == ProcessHandle.current().pid()) {
            return false;
        }
        var words = text(pid, "cmdline").orElse("");
        return words.isEmpty()
                || Arrays.stream(words.split("\0"))
                        .anyMatch(word -> BORG.matcher(word).matches());
    }

    private static @Nullable JobId job(long pid, Path base) {
        var variables = Arrays.asList(text(pid, "environ").orElse("").split("\0"));
        if (!variables.contains("BORG_BASE_DIR=" + base)) {
            return null;
        }
        return variables.stream()
                .filter(variable -> variable.matches(ProcessRunner.JOB + "=\\d{1,18}"))
                .map(variable -> new JobId(Long.parseLong(variable.substring(ProcessRunner.JOB.length() + 1))))
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> text(long pid, String file) {
        try {
            return Optional.of(Files.readString(PROC.resolve(pid + "/" + file), ISO_8859_1));
        } catch (IOException goneOrForeign) {
            return Optional.empty();
        }
    }
}
