package org.borgui.catalog.index;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Sorts rows and writes them to a file on a thread of its own, so that whoever brings more rows need not wait. */
final class Spill {

    private final FutureTask<Boolean> task;
    private final Thread thread;

    private Spill(Arena full, Run run) {
        task = new FutureTask<>(() -> {
            full.sort();
            run.write(full.rows());
            return true;
        });
        thread = new Thread(task, "catalog-sorting");
        thread.setDaemon(true);
    }

    static Spill begin(Arena full, Run run) {
        var spill = new Spill(full, run);
        spill.thread.start();
        return spill;
    }

    /** Waits until all rows are written. */
    void await() throws IOException {
        try {
            var unused = task.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failure) {
                throw new IOException(failure.getMessage(), failure);
            }
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("sorting was interrupted");
        }
    }

    /** Ends it if it is not over; nothing is written when this returns. */
    void end() {
        thread.interrupt();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
