package org.borgui.borg;

import java.io.IOException;
import java.util.function.Consumer;
import org.borgui.api.archive.Entry;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Target;

/** One question to borg about one repository: runs it, and throws when borg failed. */
final class Asking {

    /** Makes something of a document. */
    interface Reading<T> {
        T read(String text) throws IOException;
    }

    private final BorgProgram program;
    private final Dialect dialect;
    private final Target target;
    private final String archive;

    /** @param archive for the sentence when it is missing; empty when none is asked for */
    Asking(BorgProgram program, Dialect dialect, Target target, String archive) {
        this.program = program;
        this.dialect = dialect;
        this.target = target;
        this.archive = archive;
    }

    /** What borg prints, as one text. */
    String text(Call call) throws BorgFailedException, InterruptedException {
        var text = new StringBuilder();
        lines(call, line -> text.append(line).append('\n'));
        return text.toString();
    }

    <T> T document(Call call, Reading<T> reading) throws BorgFailedException, InterruptedException {
        var text = text(call);
        try {
            return reading.read(text);
        } catch (IOException e) {
            throw new BorgFailedException(
                    new Failure(Kind.BORG, "Borg's answer was not understood: " + e.getMessage(), evidence(text)));
        }
    }

    void entries(Call call, Consumer<Entry> to) throws BorgFailedException, InterruptedException {
        var said = Said.silently(dialect.answers());
        var lines = new EntryLines(dialect.answers(), to);
        try {
            check(program.stream(call, target, said, lines), said);
            lines.finish();
        } catch (EntryLines.UnreadableException e) {
            throw new BorgFailedException(
                    new Failure(Kind.BORG, "Borg's answer was not understood: " + e.getMessage()));
        } catch (IOException e) {
            throw new BorgFailedException(new Failure(Kind.INTERNAL, "Borg could not be run: " + e.getMessage()));
        }
    }

    void lines(Call call, Consumer<String> out) throws BorgFailedException, InterruptedException {
        var said = Said.silently(dialect.answers());
        check(program.run(call, target, said, out), said);
    }

    void check(int code, Said said) throws BorgFailedException {
        var failure = dialect.verdicts().failure(code, said, target.path(), archive);
        if (failure.isPresent()) {
            throw new BorgFailedException(failure.get());
        }
    }

    private static String evidence(String text) {
        var longest = 2000;
        return Visible.text(text.length() > longest ? text.substring(0, longest) : text);
    }
}
