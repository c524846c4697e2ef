package org.borgui.core.restore;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Size;
import org.borgui.api.access.Caller;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.ArchiveService;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.borgui.api.job.Progress;
import org.borgui.api.job.RestoreCheckService.Mode;
import org.borgui.api.system.DataDirectory;
import org.borgui.core.canary.Canaries;
import org.borgui.core.canary.Canary;
import org.borgui.core.repositories.SameRepository;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.job.JobContext;
import org.borgui.spi.job.Operation;
import org.borgui.spi.job.OperationName;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Restores what a check asks for into a folder of the server, compares it with what the archive lists, and removes it; a whole
 * archive is read without being written. Parameters: {@code archive}, the newest when it is missing, and those of {@link
 * RestoreCheckWords}. Results: {@code archive}, {@code mode}, which is {@code SAMPLE} where a canary was asked for and there
 * is none, {@code checked}, how many entries, and {@code bytes}.
 */
@Component
@OperationName(operation = "restore-check", reading = true)
public final class RestoreCheckOperation implements Operation {

    private static final Caller SELF = Caller.server("restore-check");

    private final Borg borg;
    private final ArchiveService archives;
    private final Stagings stagings;
    private final Canaries canaries;
    private final Path place;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public RestoreCheckOperation(
            @Reference Borg borg,
            @Reference ArchiveService archives,
            @Reference Stagings stagings,
            @Reference Canaries canaries,
            @Reference DataDirectory data) {
        this.borg = borg;
        this.archives = archives;
        this.stagings = stagings;
        this.canaries = canaries;
        this.place = data.folder("restore-checks");
    }

    @Override
    public Ended run(JobContext job) throws InterruptedException {
        job.progress(Progress.begun());
        try {
            SameRepository.require(borg, job, "nothing was checked");
            var archive = archive(job);
            job.found("archive", archive.name());
            var choice = choose(job, archive);
            job.found("mode", choice.mode().name());
            return choice.mode() == Mode.FULL_ARCHIVE ? read(job, archive) : restore(job, archive, choice);
        } catch (BorgFailedException e) {
            return failed(job, e.failure());
        } catch (RefusedException e) {
            return failed(job, failure(e));
        } catch (IOException e) {
            return failed(
                    job,
                    new Failure(
                            Kind.TARGET,
                            "The folder %s cannot be used: %s".formatted(place, Folders.words(e)),
                            e.toString()));
        }
    }

    private Archive archive(JobContext job) throws BorgFailedException, InterruptedException {
        var name = job.job().parameters().text("archive");
        var listed = borg.archives(job.target());
        return listed.stream()
                .filter(archive -> name.isEmpty() || archive.name().equals(name.get()))
                .max(Comparator.comparing(Archive::start))
                .orElseThrow(() -> new BorgFailedException(new Failure(
                        Kind.ARCHIVE_MISSING,
                        listed.isEmpty()
                                ? "The repository has no archive yet, so there is nothing that could be restored. Back up first."
                                : "The archive '%s' is not there any more. Choose another one."
                                        .formatted(name.orElse("")))));
    }

    /** What is restored: paths in the archive, none for all of it. */
    private record Choice(Mode mode, List<String> paths, Optional<String> content) {

        static Choice of(Mode mode, List<String> paths) {
            return new Choice(mode, paths, Optional.empty());
        }
    }

    private Choice choose(JobContext job, Archive archive) {
        var told = job.job().parameters();
        var mode = RestoreCheckWords.mode(told);
        if (mode == Mode.CANARY) {
            var canary = canaries.of(job.repository().id());
            if (canary.isPresent() && has(job, archive, canary.get().path())) {
                return new Choice(
                        mode,
                        List.of(canary.get().path()),
                        Optional.of(canary.get().content()));
            }
            job.log("The archive has no canary; some of its files are restored instead.");
        }
        if (mode == Mode.FULL_ARCHIVE || mode == Mode.PROBE_PATHS) {
            return Choice.of(mode, told.list("paths"));
        }
        long seed = RestoreCheckWords.seed(told);
        var sample = new Sample(seed);
        archives.entries(SELF, job.repository().id(), archive.name(), "", sample);
        job.log("The sample is drawn with the seed %d.".formatted(seed));
        return Choice.of(Mode.SAMPLE, sample.paths());
    }

    private boolean has(JobContext job, Archive archive, String path) {
        try {
            archives.entry(SELF, job.repository().id(), archive.name(), path);
            return true;
        } catch (RefusedException e) {
            if (e.reason() == Reason.NOT_FOUND) {
                return false;
            }
            throw e;
        }
    }

    private Ended read(JobContext job, Archive archive) throws BorgFailedException, InterruptedException {
        long[] listed = {0, 0};
        archives.entries(SELF, job.repository().id(), archive.name(), "", entry -> {
            listed[0] += entry.mode().isEmpty() ? 0 : 1;
            listed[1] += entry.size();
        });
        var damage = new Damages(borg, job, archive.name());
        var read = damage.read();
        damage.require();
        if (read.entries() < listed[0]) {
            throw damage.failed("borg has read %,d of its %,d entries".formatted(read.entries(), listed[0]));
        }
        return passed(job, archive, read.entries(), listed[1], read.warnings());
    }

    private Ended restore(JobContext job, Archive archive, Choice choice)
            throws BorgFailedException, IOException, InterruptedException {
        if (choice.paths().isEmpty()) {
            return new Warned(
                    clock.instant(),
                    "The archive '%s' holds no file that could be restored on its own, so nothing was proved. Check that the plan backs up what it should."
                            .formatted(archive.name()));
        }
        requireThere(job, archive, choice.paths());
        requireRoom(job, archive, choice.paths());
        var staging = stagings.make(job.job().id(), place);
        try {
            var damages = new Damages(borg, job, archive.name());
            var warnings = damages.extract(choice.paths(), staging);
            damages.require();
            var comparison = compare(job, archive, choice, staging, damages);
            if (!comparison.differences().isEmpty()) {
                throw damages.failed(
                        "what came back is not what it lists: " + String.join(", ", comparison.differences()));
            }
            if (comparison.unseen() > 0) {
                job.log("%,d entries were not compared: devices, and names that are no UTF-8."
                        .formatted(comparison.unseen()));
            }
            return passed(job, archive, comparison.files(), comparison.bytes(), warnings);
        } finally {
            stagings.remove(staging);
        }
    }

    private void requireThere(JobContext job, Archive archive, List<String> paths) throws BorgFailedException {
        for (var path : paths) {
            if (!has(job, archive, path)) {
                throw new BorgFailedException(new Failure(
                        Kind.INVALID,
                        "The archive '%s' has nothing at '%s'. Check whether it is still backed up, or choose other paths."
                                .formatted(archive.name(), path)));
            }
        }
    }

    private void requireRoom(JobContext job, Archive archive, List<String> paths)
            throws BorgFailedException, IOException {
        long bytes = new Selection(archives, job.repository().id(), archive.name(), paths).requireInside();
        Room.require(
                place, bytes, "Make room, or check fewer files or the whole archive, which is not written anywhere.");
        job.log("Restoring %s of '%s' to compare them".formatted(Size.text(bytes), archive.name()));
    }

    private Comparison compare(JobContext job, Archive archive, Choice choice, Path staging, Damages damages)
            throws BorgFailedException, IOException {
        var comparison = new Comparison(staging);
        for (var path : choice.paths()) {
            archives.entries(SELF, job.repository().id(), archive.name(), path, comparison);
        }
        if (choice.content().isPresent()
                && comparison.differences().isEmpty()
                && !Canary.isIn(
                        staging.resolve(choice.paths().get(0)), choice.content().get())) {
            throw damages.failed("the canary '%s' has another content than was written"
                    .formatted(choice.paths().get(0)));
        }
        return comparison;
    }

    private Ended passed(JobContext job, Archive archive, long entries, long bytes, List<String> warnings) {
        job.found("checked", Long.toString(entries));
        job.found("bytes", Long.toString(bytes));
        job.progress(new Progress(bytes, 0, 0, entries, "", 100.0, 0, bytes, 0L));
        job.log("'%s' can be restored: %,d of its entries (%s) are as it lists them."
                .formatted(archive.name(), entries, Size.text(bytes)));
        return warnings.isEmpty()
                ? new Succeeded(clock.instant())
                : new Warned(clock.instant(), String.join(" ", warnings.subList(0, Math.min(3, warnings.size()))));
    }

    /** What the catalog says of borg's failures. */
    private static Failure failure(RefusedException refused) {
        boolean damaged = Kind.INTEGRITY.wire().equals(refused.params().get("kind"));
        return new Failure(damaged ? Kind.INTEGRITY : Kind.INVALID, refused.getMessage());
    }

    private Failed failed(JobContext job, Failure failure) {
        job.log("FAILED: " + failure.message());
        return new Failed(clock.instant(), failure);
    }
}
