package org.borgui.borg;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import org.borgui.api.archive.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EntryLinesTest {

    private final ArrayList<Entry> entries = new ArrayList<>();
    private final EntryLines lines = new EntryLines(Recorded.ANSWERS, entries::add);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 100, 1_000, 100_000})
    void are_read_whatever_pieces_they_come_in(int piece) throws IOException {
        var text = new Recorded("1.2", "entries").text(".jsonl");
        var bytes = text.getBytes(UTF_8);
        for (int at = 0; at < bytes.length; at += piece) {
            lines.write(bytes, at, Math.min(piece, bytes.length - at));
        }
        lines.finish();

        assertThat(entries)
                .hasSize((int) text.lines().count())
                .extracting(Entry::path)
                .contains("src/pä");
    }

    @Test
    void may_have_their_fields_in_any_order_and_some_that_nobody_knows() throws IOException {
        write("{\"size\": 5, \"new\": {\"a\": [1]}, \"mtime\": \"t\", \"path\": \"x\", \"type\": \"-\"}\n");
        write("{\"type\": \"l\", \"linktarget\": \"y\", \"path\": \"z\", \"mode\": null}");
        lines.finish();

        assertThat(entries)
                .containsExactly(
                        new Entry("x", '-', 5, "", "", "", "t", null), new Entry("z", 'l', 0, "", "", "", "", "y"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Killed\n", "{\"path\": \"x\"}\n", "{\"type\": \"-\", \"path\": \"x\"\n", "[]\n"})
    void that_are_none_are_told(String text) {
        assertThatThrownBy(() -> write(text)).isInstanceOf(EntryLines.UnreadableException.class);
    }

    @Test
    void that_never_end_are_told() {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        write("x".repeat(1_000));
                    }
                })
                .isInstanceOf(EntryLines.UnreadableException.class);
    }

    private void write(String text) throws IOException {
        var bytes = text.getBytes(UTF_8);
        lines.write(bytes, 0, bytes.length);
    }
}
