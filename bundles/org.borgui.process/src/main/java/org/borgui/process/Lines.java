package org.borgui.process;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Makes lines of bytes. A line that is too long is cut, and so is the whole; both say so. */
final class Lines implements Pipe.Drain {

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Limits limits;
    private final Consumer<String> to;
    private boolean cut;
    private long total;

    Lines(Limits limits, Consumer<String> to) {
        this.limits = limits;
        this.to = to;
    }

    @Override
    public void take(byte[] bytes, int count) {
        var begin = 0;
        for (var i = 0; i < count; i++) {
            if (bytes[i] == '\n') {
                add(bytes, begin, i);
                hand();
                begin = i + 1;
            }
        }
        add(bytes, begin, count);
    }

    @Override
    public void end() {
        if (line.size() > 0) {
            hand();
        }
    }

    private void add(byte[] bytes, int begin, int end) {
        var room = Math.min(end - begin, limits.line() - line.size());
        line.write(bytes, begin, room);
        cut |= room < end - begin;
    }

    private void hand() {
        var before = total;
        total += line.size() + 1L;
        if (total <= limits.total()) {
            to.accept(text());
        } else if (before <= limits.total()) {
            to.accept("[more than %d bytes of output: the rest is left out]".formatted(limits.total()));
        }
        line.reset();
        cut = false;
    }

    private String text() {
        var text = line.toString(StandardCharsets.UTF_8);
        if (cut) {
            return text + " [line cut after %d bytes]".formatted(limits.line());
        }
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
