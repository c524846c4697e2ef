package org.borgui.catalog;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import org.borgui.api.JobId;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Resource;
import org.borgui.api.archive.Archive;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Trigger;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.RepositoryTargets;
import org.borgui.spi.borg.Target;
import org.borgui.spi.job.RepositoryLanes;
import org.jspecify.annotations.Nullable;

/** A catalog over a scripted borg, one repository, and a clock that a test moves. */
final class Catalogs implements AutoCloseable, AccessService, RepositoryLanes {

    static final RepositoryId PHOTOS = new RepositoryId(7);
    static final Caller ANA = Caller.server("test");
    static final Caller NOBODY = Caller.anonymous("127.0.0.1");

    final ScriptedBorg borg = new ScriptedBorg();
    final KnownRepositories repositories = new KnownRepositories();
    final RepositoryEvents events = new RepositoryEvents();
    final Path files;
    final Path repository;
    volatile Instant now = Instant.parse("2026-03-02T00:00:00Z");
    volatile boolean busy;

    /** Until this is over, nobody is refused because of a busy repository. */
    volatile CountDownLatch patience = new CountDownLatch(0);

    final Semaphore waiting = new Semaphore(0);

    private @Nullable Shelf shelf;
    private final AtomicInteger jobs = new AtomicInteger();

    Catalogs(Path folder) throws IOException {
        files = Files.createDirectories(folder.resolve("catalog"));
        repository = Files.createDirectories(folder.resolve("repository"));
        repositories.add(PHOTOS, repository.toString());
        touch();
    }

    /** As borg does with each change. */
    void touch() {
        try (var indexes = Files.newDirectoryStream(repository, "index.*")) {
            for (var index : indexes) {
                Files.delete(index);
            }
            Files.createFile(repository.resolve("index." + jobs.incrementAndGet()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ArchiveCatalog open() {
        return open(Duration.ofSeconds(20), Long.MAX_VALUE);
    }

    ArchiveCatalog open(Duration patience, long maxBytes) {
        return open(
                borg, id -> new Target(repositories.get(ANA, id).path(), Secret.empty(), false), patience, maxBytes);
    }

    ArchiveCatalog open(Borg asked, RepositoryTargets targets, Duration patience, long maxBytes) {
        var clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        };
        var asking = new Asking(asked, this, targets);
        shelf = new Shelf(files, maxBytes, new RepositoryKeys(files, new PlainVault()), clock);
        return new ArchiveCatalog(asking, this, repositories, events, shelf, clock, patience);
    }

    /** Whether what is in an archive is kept. */
    boolean keeps(Archive archive) {
        return Objects.requireNonNull(shelf).has(new ArchiveKey(PHOTOS, archive.borgId()));
    }

    /** All files of the repository, apart from the list of its archives. */
    List<Path> kept() {
        try (var all = Files.list(files.resolve(PHOTOS.toString()))) {
            return all.filter(file -> !file.endsWith("archives")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Job begin(String operation) {
        var job = new Job(
                        new JobId(jobs.incrementAndGet()),
                        PHOTOS,
                        repository.toString(),
                        operation,
                        new Parameters(Map.of()),
                        "ana",
                        Trigger.MANUAL,
                        null,
                        now,
                        null,
                        new JobState.Queued(),
                        null,
                        Parameters.none())
                .begun(now);
        events.changed(job);
        return job;
    }

    void end(Job job) {
        touch();
        events.changed(job.ended(new JobState.Succeeded(now)));
    }

    void forgetPhotos() {
        repositories.remove(PHOTOS);
        events.forgotten(PHOTOS);
    }

    @Override
    public void requireProof(Caller caller, Resource resource) {}

    @Override
    public boolean may(Caller caller, Action action, RepositoryId id) {
        return caller.isSignedIn();
    }

    @Override
    public void require(Caller caller, Action action, RepositoryId id) {
        if (!may(caller, action, id)) {
            throw RefusedException.forbidden("backend.errors.auth.notEnoughPermissions", "No.");
        }
    }

    @Override
    public void requireAdmin(Caller caller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forget(RepositoryId id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <T> T reading(RepositoryId id, Reading<T> reading) throws InterruptedException {
        if (busy) {
            waiting.release();
            patience.await();
            throw new RefusedException(Reason.LOCKED, "backend.errors.repo.repositoryLocked", "A job is writing.");
        }
        return reading.read();
    }

    @Override
    public void close() {
        // the test's folder is removed with all that is in it
    }
}
