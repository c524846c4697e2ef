package org.borgui.process;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One program while it runs: follows its output and waits for its end. */
final class Run {

    private static final Logger LOG = LoggerFactory.getLogger(Run.class);

    private final Process process;
    private final Family family;
    private final List<Pipe> pipes;
    private final Executor threads;
    private final Duration grace;
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** @param grace how long output is waited for after the program has ended */
    Run(Process process, Family family, List<Pipe> pipes, Executor threads, Duration grace) {
        this.process = process;
        this.family = family;
        this.pipes = pipes;
        this.threads = threads;
        this.grace = grace;
    }

    Exit follow(byte[] input, Duration timeout) throws IOException, InterruptedException {
        var begun = System.nanoTime();
        threads.execute(() -> feed(input));
        var read = CompletableFuture.allOf(pipes.stream().map(this::reading).toArray(CompletableFuture<?>[]::new));
        threads.execute(this::await);
        try {
            ended.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return finish(read, timeout.minusNanos(System.nanoTime() - begun))
                    ? new Exit.Exited(process.exitValue())
                    : new Exit.TimedOut(timeout);
        } catch (TimeoutException e) {
            return new Exit.TimedOut(timeout);
        } catch (ExecutionException e) {
            throw passedOn(e.getCause() == null ? e : e.getCause());
        } finally {
            pipes.forEach(Pipe::drop);
        }
    }

    private CompletableFuture<Void> reading(Pipe pipe) {
        return CompletableFuture.runAsync(pipe, threads).whenComplete((nothing, problem) -> {
            if (problem != null) {
                var reason = problem.getCause() == null ? problem : problem.getCause();
                var unused = ended.completeExceptionally(reason);
            }
        });
    }

    private void await() {
        try {
            process.waitFor();
            var unused = ended.complete(null);
        } catch (InterruptedException e) {
            var unused = ended.completeExceptionally(e);
        }
    }

    private void feed(byte[] input) {
        try (OutputStream to = process.getOutputStream()) {
            to.write(input);
        } catch (IOException e) {
            LOG.debug("Process {} did not read its input", process.pid());
        }
    }

    /** Waits for the last output, but not for somebody who was left behind and keeps a pipe open without using it. */
    private boolean finish(CompletableFuture<Void> read, Duration left)
            throws ExecutionException, InterruptedException {
        var deadline = System.nanoTime() + left.toNanos();
        while (System.nanoTime() < deadline) {
            var before = pipes.stream().map(Pipe::waitingSince).toList();
            try {
                read.get(grace.toMillis(), TimeUnit.MILLISECONDS);
                return true;
            } catch (TimeoutException e) {
                if (!family.members().isEmpty()) {
                    LOG.info("Process {} has ended and left others behind; they are ended", process.pid());
                    family.end(Patience.leftovers());
                } else if (pipes.stream().map(Pipe::waitingSince).toList().equals(before) && !before.contains(-1L)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static IOException passedOn(Throwable reason) throws InterruptedException {
        if (reason instanceof Pipe.UndeliveredException undelivered) {
            return undelivered.reason();
        }
        if (reason instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        if (reason instanceof RuntimeException bug) {
            throw bug;
        }
        if (reason instanceof Error broken) {
            throw broken;
        }
        return new IOException(reason);
    }
}
