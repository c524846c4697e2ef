package org.borgui.core.restore;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.borgui.api.RefusedException;
import org.borgui.api.Size;
import org.borgui.api.archive.ArchiveService;
import org.borgui.api.files.FileService;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Progress;
import org.borgui.api.job.RestoreService.Conflict;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.job.JobContext;
import org.borgui.spi.job.Operation;
import org.borgui.spi.job.OperationName;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Restores: free space first, borg into staging, then the merge. What fails before the merge leaves all as it was. */
@Component
@OperationName(operation = "extract", reading = true)
public final class ExtractOperation implements Operation {

    private final Borg borg;
    private final ArchiveService archives;
    private final FileService files;
    private final Stagings stagings;
    private final Clock clock = Clock.systemUTC();

    @Activate
    public ExtractOperation(
            @Reference Borg borg,
            @Reference ArchiveService archives,
            @Reference FileService files,
            @Reference Stagings stagings) {
        this.borg = borg;
        this.archives = archives;
        this.files = files;
        this.stagings = stagings;
    }

    @Override
    public Ended run(JobContext job) throws InterruptedException {
        job.progress(Progress.begun());
        var parameters = job.job().parameters();
        try {
            var destination = files.target(parameters.required("destination"));
            var selection = new Selection(
                    archives, job.repository().id(), parameters.required("archive"), parameters.list("paths"));
            long bytes = selection.requireInside();
            Inherited.make(destination);
            long free = Room.require(destination, bytes, "Make room or choose another place.");
            job.log("Restoring %s to %s; %s are free there".formatted(Size.text(bytes), destination, Size.text(free)));
            var place = StagingPlace.safe(destination, this::isAllowed);
            if (place.isEmpty()) {
                job.log("Others may rename folders in %s or above it; while this restore runs nobody should"
                        .formatted(destination));
            }
            var staging = stagings.make(job.job().id(), place.orElse(destination));
            try {
                return restore(job, destination, staging, bytes);
            } finally {
                stagings.remove(staging);
            }
        } catch (BorgFailedException e) {
            return new Failed(clock.instant(), e.failure());
        } catch (IOException e) {
            return failed(
                    Kind.TARGET, "The destination cannot be written: %s".formatted(Folders.words(e)), e.toString());
        }
    }

    private boolean isAllowed(Path folder) {
        try {
            return files.target(folder.toString()).equals(folder);
        } catch (RefusedException e) {
            return false;
        }
    }

    private Ended restore(JobContext job, Path destination, Path staging, long bytes)
            throws BorgFailedException, IOException, InterruptedException {
        var parameters = job.job().parameters();
        var paths = parameters.list("paths");
        var key = OpenFolder.key(staging);
        var way = new Way(archives, job.repository().id(), parameters.required("archive"));
        var extracted = borg.extractTo(
                job.target(),
                parameters.required("archive"),
                paths,
                parameters.flag("contentsOnly") ? List.of() : way.to(paths),
                staging,
                progress -> job.progress(withTotal(progress, bytes)),
                job::log);
        job.log("Extracted; now putting it into place");
        if (!key.equals(OpenFolder.key(staging))) {
            throw new IOException("somebody exchanged the folder %s meanwhile".formatted(staging));
        }
        var taken = parameters.flag("keepPrivileges") ? Optional.<String>empty() : Privileges.take(staging, job::log);
        var kept = parameters.list("kept").stream().map(Path::of).collect(Collectors.toSet());
        var rule = Conflict.valueOf(parameters.required("conflict"));
        var merge = new Merge(destination, rule, job::log, clock, kept);
        try {
            put(parameters, staging, destination, merge, way);
        } finally {
            job.log(merge.summary());
        }
        job.progress(done(job.job().progress(), bytes));
        var warnings =
                Stream.concat(extracted.warnings().stream(), taken.stream()).toList();
        if (!warnings.isEmpty()) {
            return new Warned(clock.instant(), warnings.get(0) + more(warnings));
        }
        return merge.hasConflicts() ? new Warned(clock.instant(), merge.summary()) : new Succeeded(clock.instant());
    }

    private static void put(Parameters parameters, Path staging, Path destination, Merge merge, Way way)
            throws IOException {
        var paths = parameters.list("paths");
        if (parameters.flag("contentsOnly") && !paths.isEmpty()) {
            for (var path : paths) {
                merge.contents(inside(staging, path));
            }
        } else {
            way.settle(staging, destination);
            merge.folder(staging.resolve(parameters.text("strip").orElse("")));
        }
    }

    /** Paths were judged when the job was made; nothing outside of staging is ever moved. */
    private static Path inside(Path staging, String path) throws IOException {
        var staged = staging.resolve(path).normalize();
        if (!staged.startsWith(staging) || staged.equals(staging)) {
            throw new IOException("'%s' is no path in an archive".formatted(path));
        }
        return staged;
    }

    private static Progress withTotal(Progress progress, long bytes) {
        var percent = progress.percent() == null && bytes > 0
                ? Double.valueOf(Math.min(100, 100.0 * progress.originalSize() / bytes))
                : progress.percent();
        return new Progress(
                progress.originalSize(),
                progress.compressedSize(),
                progress.deduplicatedSize(),
                progress.files(),
                progress.current(),
                percent,
                progress.bytesPerSecond(),
                bytes,
                progress.secondsLeft());
    }

    private static Progress done(@org.jspecify.annotations.Nullable Progress last, long bytes) {
        var progress = last == null ? Progress.begun() : last;
        return new Progress(bytes, 0, 0, progress.files(), "", 100.0, progress.bytesPerSecond(), bytes, 0L);
    }

    private static String more(List<String> warnings) {
        return warnings.size() == 1 ? "" : " (and %d more; the log has them)".formatted(warnings.size() - 1);
    }

    private Failed failed(Kind kind, String message, @org.jspecify.annotations.Nullable String evidence) {
        return new Failed(clock.instant(), new Failure(kind, message, evidence));
    }
}
