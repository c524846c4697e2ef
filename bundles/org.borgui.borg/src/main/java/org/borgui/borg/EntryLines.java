package org.borgui.borg;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.function.Consumer;
import org.borgui.api.archive.Entry;

/** Makes entries of a listing while it comes, in pieces of any length. */
final class EntryLines extends OutputStream {

    private static final int LONGEST = 1 << 20;

    private final Answers answers;
    private final Consumer<Entry> to;
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    EntryLines(Answers answers, Consumer<Entry> to) {
        this.answers = answers;
        this.to = to;
    }

    /** What was printed is no listing. */
    static final class UnreadableException extends IOException {
        UnreadableException(IOException cause) {
            super(cause.getMessage(), cause);
        }
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        int begin = from;
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == '\n') {
                end(bytes, begin, i);
                begin = i + 1;
            }
        }
        begun.write(bytes, begin, from + length - begin);
        if (begun.size() > LONGEST) {
            throw new UnreadableException(new IOException("a line of the listing is too long"));
        }
    }

    /** There is no more. */
    void finish() throws IOException {
        if (begun.size() > 0) {
            end(new byte[0], 0, 0);
        }
    }

    private void end(byte[] bytes, int begin, int end) throws IOException {
        if (begun.size() == 0) {
            to.accept(entry(bytes, begin, end));
            return;
        }
        begun.write(bytes, begin, end - begin);
        var line = begun.toByteArray();
        begun.reset();
        to.accept(entry(line, 0, line.length));
    }

    private Entry entry(byte[] bytes, int begin, int end) throws IOException {
        try {
            return answers.entry(bytes, begin, end);
        } catch (IOException e) {
            throw new UnreadableException(e);
        }
    }
}
