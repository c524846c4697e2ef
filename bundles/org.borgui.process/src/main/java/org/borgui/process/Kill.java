package org.borgui.process;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends signals by the program {@code kill}: Java itself knows neither the interrupt signal nor process groups. */
final class Kill {

    enum Signal {
        INT,
        TERM,
        KILL
    }

    private static final Logger LOG = LoggerFactory.getLogger(Kill.class);

    private final Optional<Path> program = Programs.find("kill");

    Kill() {
        if (program.isEmpty()) {
            LOG.warn("The program 'kill' was not found: programs get no interrupt signal before they are terminated,"
                    + " so a cancelled backup leaves no checkpoint. Install the package procps.");
        }
    }

    /** To a process group, where it is not 0, and to single processes. One that has ended is no error. */
    void send(Signal signal, long group, Collection<Long> singles, Collection<Long> all) throws InterruptedException {
        if (program.isEmpty()) {
            all.forEach(pid -> byJava(signal, pid));
            return;
        }
        var words = new ArrayList<>(List.of(program.get().toString(), "-" + signal, "--"));
        if (group != 0) {
            words.add("-" + group);
        }
        singles.forEach(pid -> words.add(Long.toString(pid)));
        var builder =
                new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        try {
            builder.start().waitFor(2, TimeUnit.SECONDS);
        } catch (IOException e) {
            LOG.warn("The program 'kill' could not be started; the processes are ended one by one", e);
            all.forEach(pid -> byJava(signal, pid));
        }
    }

    private static void byJava(Signal signal, long pid) {
        if (signal != Signal.INT) {
            ProcessHandle.of(pid).ifPresent(handle -> {
                var unused = signal == Signal.TERM ? handle.destroy() : handle.destroyForcibly();
            });
        }
    }
}
