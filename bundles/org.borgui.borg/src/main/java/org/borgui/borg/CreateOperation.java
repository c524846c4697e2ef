package org.borgui.borg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.borgui.api.Size;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Target;
import org.borgui.spi.job.JobContext;
import org.borgui.spi.job.Operation;
import org.borgui.spi.job.OperationName;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Makes an archive. Parameters: {@code archive}, {@code sources}, {@code excludes}, {@code compression}, the flags
 * {@code excludeCaches} and {@code oneFileSystem}, {@code uploadRateKib}, {@code expectedSize} in bytes, and {@code canary}, a folder
 * with one file of this server. Result: {@code
 * archiveId}, borg's identity of the archive, and {@code files}, how many it has beside the canary.
 */
@Component
@OperationName(operation = "create")
public final class CreateOperation implements Operation {

    private static final String EMPTY =
            "The archive holds no file at all. Check that the disks of the sources are mounted, and"
                    + " that the excludes leave something.";
    private static final String ARCHIVE_ID = "archiveId";
    private static final Duration CLEAN_UP = Duration.ofSeconds(5);

    private final BorgProgram program;
    private final Clock clock;

    @Activate
    public CreateOperation(@Reference BorgProgram program) {
        this(program, Clock.systemUTC());
    }

    CreateOperation(BorgProgram program, Clock clock) {
        this.program = program;
        this.clock = clock;
    }

    @Override
    public Ended run(JobContext job) throws InterruptedException {
        var creation = Creation.of(job.job().parameters());
        var meter = new Meter(System::nanoTime, job::progress);
        try {
            return run(job, creation, meter);
        } catch (BorgFailedException e) {
            job.log("FAILED: " + Visible.text(e.failure().message()));
            return new Failed(clock.instant(), e.failure());
        }
    }

    private Ended run(JobContext job, Creation creation, Meter meter) throws BorgFailedException, InterruptedException {
        var dialect = program.dialect();
        var target = job.target();
        var call = dialect.words().create(target, creation);
        KnownRepository.require(job.repository());
        refuseWithoutSources(creation.sources());
        new Reserve(program, target, job::log).keep();
        job.log(Shown.words(call));
        var said = new Said(dialect.answers(), job::log, line -> hear(line, job, meter, creation));
        var document = new StringBuilder();
        try {
            var code = program.run(
                    call, target, said, line -> document.append(line).append('\n'));
            new Asking(program, dialect, target, creation.archive()).check(code, said);
            var files = finish(job, dialect, document.toString(), said, meter, creation);
            return end(code, said, creation, target, files);
        } catch (InterruptedException e) {
            removeCheckpoint(job, dialect, creation);
            throw e;
        }
    }

    private static void hear(Line line, JobContext job, Meter meter, Creation creation) {
        if (line instanceof Line.Archived archived) {
            meter.at(archived, creation.expected());
        } else if (line instanceof Line.FileStatus file && file.status().equals("C")) {
            job.log("Changed while it was read: " + Visible.text(file.path()));
        }
    }

    /** Borg would make an empty archive and only warn. */
    private static void refuseWithoutSources(List<String> sources) throws BorgFailedException {
        if (sources.stream().allMatch(source -> Files.notExists(Path.of(source), LinkOption.NOFOLLOW_LINKS))) {
            throw new BorgFailedException(new Failure(
                    Kind.SOURCE_MISSING,
                    "Nothing was backed up: %s not exist. Check the path, and that its disk is mounted."
                            .formatted(
                                    sources.size() == 1
                                            ? "the source %s does".formatted(Visible.text(sources.get(0)))
                                            : "none of the %d sources does".formatted(sources.size()))));
        }
    }

    /** How many files the archive has beside the canary. */
    private static long finish(
            JobContext job, Dialect dialect, String document, Said said, Meter meter, Creation creation)
            throws BorgFailedException {
        if (document.isBlank()) {
            throw new BorgFailedException(noArchive(said));
        }
        try {
            var created = dialect.answers().created(document);
            job.found(ARCHIVE_ID, created.borgId());
            var size = created.size();
            // An archive with nothing but a canary in it is as empty as any.
            long files = Math.max(0, size.files() - (creation.canary().isPresent() ? 1 : 0));
            job.found("files", Long.toString(files));
            meter.end(size, creation.expected());
            job.log("%s, %s; compressed %s, new in the repository %s."
                    .formatted(
                            files == 1 ? "1 file" : "%,d files".formatted(files),
                            Size.text(size.originalSize()),
                            Size.text(size.compressedSize()),
                            Size.text(size.deduplicatedSize())));
            return files;
        } catch (IOException e) {
            throw new BorgFailedException(
                    new Failure(Kind.BORG, "Borg's answer was not understood: " + e.getMessage()));
        }
    }

    /** Borg broke before it made anything, for example at an exclude pattern that is no regular expression. */
    private static Failure noArchive(Said said) {
        return new Failure(
                Kind.BORG,
                "Borg failed: %s, and made no archive."
                        .formatted(said.exception().orElse("it gave no reason")),
                said.evidence());
    }

    private Ended end(int code, Said said, Creation creation, Target target, long files) {
        if (code == 0) {
            return files == 0 ? new Warned(clock.instant(), EMPTY) : new Succeeded(clock.instant());
        }
        var warnings = new CreateWarnings(said, creation.sources(), target.path());
        return warnings.allSourcesMissing()
                ? new Failed(clock.instant(), warnings.failure())
                : new Warned(clock.instant(), warnings.sentence());
    }

    /** An interrupted create leaves an archive of what it got done; who cancels does not want it. */
    private void removeCheckpoint(JobContext job, Dialect dialect, Creation creation) throws InterruptedException {
        try {
            var call = dialect.words()
                    .deleteCheckpoint(job.target(), creation.archive())
                    .within(CLEAN_UP);
            program.run(call, job.target(), Said.silently(dialect.answers()), line -> {});
        } catch (BorgFailedException e) {
            job.log("What the backup left behind could not be removed: " + e.getMessage());
        }
    }
}
