package org.borgui.catalog;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.archive.Archive;
import org.borgui.catalog.index.ArchiveWriter;
import org.borgui.catalog.index.TornFileException;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Target;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads archives, one after another, on the one thread of this bundle. */
final class Ingests implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ingests.class);
    private static final int WAITING = 100;
    private static final int STOP_SECONDS = 20;

    private final Asking asking;
    private final ArchiveLists lists;
    private final Shelf shelf;
    private final Clock clock;
    private final ThreadPoolExecutor thread;
    private final Map<ArchiveKey, Ingest> open = new HashMap<>();
    private @Nullable Running running;

    /** What is being read, and by which thread. */
    private record Running(ArchiveKey key, Thread thread) {}

    Ingests(Asking asking, ArchiveLists lists, Shelf shelf, Clock clock) {
        this.asking = asking;
        this.lists = lists;
        this.shelf = shelf;
        this.clock = clock;
        thread = new ThreadPoolExecutor(
                1, 1, 10, TimeUnit.SECONDS, new ArrayBlockingQueue<>(WAITING), work -> new Thread(work, "catalog"));
        thread.allowCoreThreadTimeOut(true);
    }

    /** Begins to read an archive, or joins those who wait for it already. */
    synchronized Ingest start(ArchiveKey key) {
        open.values().removeIf(Ingest::isForgotten);
        var begun = open.get(key);
        if (begun != null) {
            return begun;
        }
        var ingest = new Ingest(clock);
        try {
            thread.execute(() -> run(key, ingest));
        } catch (RejectedExecutionException e) {
            throw Refusals.tooMany();
        }
        open.put(key, ingest);
        return ingest;
    }

    /** One who waited has heard how it ended: whoever asks next begins anew. */
    synchronized void told(ArchiveKey key, Ingest ingest) {
        open.remove(key, ingest);
    }

    /** Ends what is being read of a repository that is not there any more, and what waits to be. */
    synchronized void forget(RepositoryId repository) {
        open.forEach((key, ingest) -> {
            if (key.repository().equals(repository)) {
                ingest.fail(Refusals.noRepository(repository));
            }
        });
        open.keySet().removeIf(key -> key.repository().equals(repository));
        if (running != null && running.key().repository().equals(repository)) {
            running.thread().interrupt();
        }
    }

    /** Does something in between, if there is room; what it throws is logged. */
    void later(Runnable work) {
        try {
            thread.execute(() -> {
                try {
                    work.run();
                } catch (RuntimeException e) { // nobody waits for it
                    LOG.info("The catalog could not be brought up to date: {}", e.toString());
                    LOG.debug("The cause", e);
                }
            });
        } catch (RejectedExecutionException e) {
            LOG.debug("The catalog has too much to do, or is closed", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
        synchronized (this) {
            open.values().forEach(ingest -> ingest.fail(Refusals.interrupted(Refusals.CONTENTS)));
            open.clear();
        }
        try {
            if (!thread.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
                LOG.warn("The catalog still reads an archive, and is left to it");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(ArchiveKey key, Ingest ingest) {
        if (begin(key, ingest)) {
            try {
                readInLane(key, ingest);
            } finally {
                end();
            }
        }
    }

    private synchronized boolean begin(ArchiveKey key, Ingest ingest) {
        if (!ingest.equals(open.get(key))) {
            return false; // its repository was forgotten meanwhile
        }
        running = new Running(key, Thread.currentThread());
        return true;
    }

    private synchronized void end() {
        running = null;
    }

    private void readInLane(ArchiveKey key, Ingest ingest) {
        try {
            asking.ask(key.repository(), Refusals.CONTENTS, (borg, target) -> {
                read(key, ingest, borg, target);
                return true;
            });
            shelf.trim();
            told(key, ingest);
            ingest.succeed();
        } catch (RefusedException e) {
            LOG.info("Archive {} was not read: {}", key, e.getMessage());
            ingest.fail(e);
        } catch (IOException e) {
            LOG.warn("Old contents could not be removed", e);
            told(key, ingest);
            ingest.succeed();
        } catch (RuntimeException e) { // the thread goes on with the next archive
            LOG.error("Archive {} was not read", key, e);
            ingest.fail(Refusals.failed(Refusals.CONTENTS, "The archive could not be read: " + e));
        }
    }

    private void read(ArchiveKey key, Ingest ingest, Borg borg, Target target)
            throws BorgFailedException, InterruptedException {
        try {
            if (!shelf.has(key)) {
                readFirst(key, ingest, borg, target);
            }
        } catch (ClosedByInterruptException | InterruptedIOException e) {
            throw Refusals.interrupted(Refusals.CONTENTS);
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("What archive {} holds cannot be kept now", key, e);
            throw Refusals.unavailable(e);
        }
    }

    private void readFirst(ArchiveKey key, Ingest ingest, Borg borg, Target target)
            throws BorgFailedException, IOException, InterruptedException {
        var known = lists.listInLane(key.repository(), borg, target);
        var archive = known.find(key.borgId()).orElseThrow(() -> Refusals.noArchive(key.borgId()));
        long begun = System.nanoTime();
        Shelf.Filling filling = writer -> {
            ingest.begin(writer);
            borg.entries(target, archive.name(), writer::add);
        };
        write(key, archive, known.borgIds(), filling);
        LOG.info(
                "Read {} entries of archive {} in {} ms",
                ingest.writer().map(ArchiveWriter::read).orElse(0L),
                archive.name(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
    }

    private void write(ArchiveKey key, Archive archive, Set<String> live, Shelf.Filling filling)
            throws BorgFailedException, IOException, InterruptedException {
        try {
            shelf.write(key.repository(), archive, live, filling);
        } catch (TornFileException e) { // what was damaged has been removed
            shelf.write(key.repository(), archive, live, filling);
        }
    }
}
