package org.borgui.rest.archives;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.borgui.api.archive.Entry;

/** Writes {@code {"contents": "<one line of JSON for each entry>"}} while the entries are read. */
final class ContentsStream implements StreamingOutput {

    private final Consumer<Consumer<Entry>> source;

    ContentsStream(Consumer<Consumer<Entry>> source) {
        this.source = source;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        out.write("{\"contents\":\"".getBytes(StandardCharsets.UTF_8));
        source.accept(entry -> line(out, entry));
        out.write("\"}".getBytes(StandardCharsets.UTF_8));
    }

    private static void line(OutputStream out, Entry entry) {
        var text = EntryLine.of(entry) + "\n";
        try {
            out.write(JsonStringEncoder.getInstance().quoteAsUTF8(text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
