package org.borgui.borg;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.borgui.api.archive.Entry;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Target;

/** Streams from an archive. */
final class Download {

    private final BorgProgram program;
    private final Dialect dialect;
    private final Target target;
    private final String archive;

    Download(BorgProgram program, Dialect dialect, Target target, String archive) {
        this.program = program;
        this.dialect = dialect;
        this.target = target;
        this.archive = archive;
    }

    /** One file. */
    void stream(String path, OutputStream to) throws BorgFailedException, IOException, InterruptedException {
        if (send(path, to) > 0) {
            return;
        }
        // Borg streams nothing for the second name of a hard link, and says nothing of it.
        var entry = entry(path);
        var first = entry.link();
        if (entry.mode().startsWith("h") && first != null) {
            var unused = send(first, to);
        } else if (entry.type() != '-') {
            throw refused("'%s' is not a file, so it cannot be downloaded by itself.", path);
        }
    }

    /** Everything at and below a path, or the whole archive, as a tar. */
    void tar(String path, OutputStream to) throws BorgFailedException, IOException, InterruptedException {
        var said = Said.silently(dialect.answers());
        var code = program.stream(dialect.words().tar(target, archive, path), target, said, to);
        new Asking(program, dialect, target, archive).check(code, said);
        requireNoWarning(said);
    }

    private long send(String path, OutputStream to) throws BorgFailedException, IOException, InterruptedException {
        var said = Said.silently(dialect.answers());
        var count = new AtomicLong();
        var code = program.stream(dialect.words().file(target, archive, path), target, said, new Counting(to, count));
        new Asking(program, dialect, target, archive).check(code, said);
        if (said.warned() > 0 && count.get() == 0) {
            throw missing(path);
        }
        requireNoWarning(said);
        return count.get();
    }

    private static void requireNoWarning(Said said) throws BorgFailedException {
        if (said.warned() > 0) {
            throw new BorgFailedException(
                    new Failure(Kind.INTEGRITY, "Not all could be read from the archive.", said.evidence()));
        }
    }

    private Entry entry(String path) throws BorgFailedException, InterruptedException {
        var found = new ArrayList<Entry>();
        new Asking(program, dialect, target, archive)
                .entries(dialect.words().entries(target, archive, path).within(program.listingTime()), entry -> {
                    if (entry.path().equals(path)) {
                        found.add(entry);
                    }
                });
        if (found.isEmpty()) {
            throw missing(path);
        }
        return found.get(0);
    }

    private static BorgFailedException missing(String path) {
        return refused(
                "The archive has no file '%s'. A name that is not UTF-8 can only be restored with its folder.", path);
    }

    private static BorgFailedException refused(String sentence, String path) {
        return new BorgFailedException(new Failure(Kind.INVALID, sentence.formatted(Visible.text(path))));
    }

    /** Counts what passes. */
    private static final class Counting extends OutputStream {

        private final OutputStream to;
        private final AtomicLong count;

        Counting(OutputStream to, AtomicLong count) {
            this.to = to;
            this.count = count;
        }

        @Override
        public void write(int b) throws IOException {
            to.write(b);
            count.incrementAndGet();
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            to.write(bytes, from, length);
            count.addAndGet(length);
        }
    }
}
