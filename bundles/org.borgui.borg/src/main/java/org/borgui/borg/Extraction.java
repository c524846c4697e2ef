package org.borgui.borg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.Progress;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Target;
import org.borgui.spi.borg.Verified;
import org.jspecify.annotations.Nullable;

/** Extracts into a folder or to nowhere, with progress. */
final class Extraction {

    private static final Pattern NEVER_MATCHED =
            Pattern.compile("Include pattern '(.*)' never matched\\.", Pattern.DOTALL);

    /** EIO, EFBIG, ENOSPC, EROFS and EDQUOT. */
    private static final Pattern UNWRITABLE = Pattern.compile("\\[Errno (5|27|28|30|122)\\]");

    private final BorgProgram program;
    private final Dialect dialect;
    private final Target target;
    private final String archive;
    private final Meter meter;
    private final Consumer<String> log;
    private final AtomicLong files = new AtomicLong();
    private volatile @Nullable String unwritable;
    private volatile String listed = "";
    private volatile Line.Extracted last = new Line.Extracted(0, 0, "");

    Extraction(
            BorgProgram program,
            Dialect dialect,
            Target target,
            String archive,
            Consumer<Progress> progress,
            Consumer<String> log) {
        this.program = program;
        this.dialect = dialect;
        this.target = target;
        this.archive = archive;
        this.meter = new Meter(System::nanoTime, progress);
        this.log = log;
    }

    Verified run(List<String> paths, List<String> folders, Path directory)
            throws BorgFailedException, InterruptedException {
        var verified = run(
                dialect.words().extract(target, archive, paths, folders, directory),
                said -> checkTarget(said, directory));
        log.accept("Extracted: %s.".formatted(counted()));
        return verified;
    }

    /** Reads everything, and writes nothing. */
    Verified verify() throws BorgFailedException, InterruptedException {
        var verified = run(dialect.words().verify(target, archive), said -> {});
        log.accept("Read: %s.".formatted(counted()));
        return verified;
    }

    private String counted() {
        return files.get() == 1 ? "1 entry" : "%,d entries".formatted(files.get());
    }

    /** What is judged before borg's own verdict. */
    private interface Judge {
        void judge(Said said) throws BorgFailedException;
    }

    private Verified run(Call call, Judge first) throws BorgFailedException, InterruptedException {
        log.accept(Shown.words(call));
        var said = new Said(dialect.answers(), log, this::hear);
        var code = program.run(call, target, said, line -> {});
        first.judge(said);
        try {
            new Asking(program, dialect, target, archive).check(code, said);
        } catch (BorgFailedException e) {
            meter.end(new Line.Archived(last.current(), 0, 0, files.get(), listed), OptionalLong.empty());
            throw e;
        }
        var at = last;
        meter.end(sample(at), OptionalLong.of(at.current()));
        return new Verified(
                files.get(),
                warnings(code, said),
                said.damaged().stream().map(Visible::text).toList());
    }

    private void hear(Line line) {
        if (line instanceof Line.Message message) {
            files.incrementAndGet();
            listed = message.text();
            if (UNWRITABLE.matcher(message.text()).find()) {
                unwritable = message.text();
            }
        } else if (line instanceof Line.Extracted extracted) {
            last = extracted;
            meter.at(
                    sample(extracted),
                    extracted.total() > 0 ? OptionalLong.of(extracted.total()) : OptionalLong.empty());
        }
    }

    private Line.Archived sample(Line.Extracted at) {
        return new Line.Archived(at.current(), 0, 0, files.get(), at.path());
    }

    /** Borg only warns of a file that it could write in part, and goes on: such a file must replace none. */
    private void checkTarget(Said said, Path directory) throws BorgFailedException {
        var text = unwritable;
        if (text != null) {
            var sentence = text.contains("[Errno 28]")
                    ? "The disk of the folder %s became full. Free some space there, or restore to another disk."
                            .formatted(directory)
                    : "The folder %s could not be written to the end: %s. Nothing was put into place."
                            .formatted(directory, Visible.text(text));
            throw new BorgFailedException(new Failure(Kind.TARGET, sentence, said.evidence()));
        }
    }

    private List<String> warnings(int code, Said said) {
        var sentences = new ArrayList<String>();
        for (var warning : said.warnings()) {
            sentences.add(sentence(warning.text()));
        }
        if (said.warned() > sentences.size()) {
            sentences.add("%d more warnings stand in the log.".formatted(said.warned() - sentences.size()));
        }
        if (code != 0 && sentences.isEmpty()) {
            sentences.add("Borg ended with a warning and did not say which.");
        }
        return List.copyOf(sentences);
    }

    private String sentence(String warning) {
        var unmatched = NEVER_MATCHED.matcher(warning);
        if (unmatched.matches()) {
            return "The archive has nothing at '%s'.".formatted(Visible.text(unmatched.group(1)));
        }
        return dialect.answers()
                .damaged(warning)
                .map(path ->
                        "'%s' is damaged in the archive: it is not what was backed up.".formatted(Visible.text(path)))
                .orElseGet(() -> Visible.text(warning));
    }
}
