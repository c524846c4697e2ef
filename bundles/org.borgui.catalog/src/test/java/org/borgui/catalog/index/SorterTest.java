package org.borgui.catalog.index;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class SorterTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({"0,1000", "1,1000", "5000,1000000", "5000,3000", "20000,100000", "3000,1"})
    void gives_all_rows_in_order_and_equal_keys_as_they_came(int count, int memory) throws IOException {
        var random = new Random(count);
        var model = new TreeMap<String, List<String>>();
        try (var sorter = new Sorter(folder.resolve("rows"), memory)) {
            for (int i = 0; i < count; i++) {
                var key = "%06d".formatted(random.nextInt(Math.max(1, count / 2)));
                model.computeIfAbsent(key, k -> new ArrayList<>()).add("value " + i);
                sorter.add(key.getBytes(UTF_8), ("value " + i).getBytes(UTF_8));
            }
            sorter.finish();
            var expected = new ArrayList<String>();
            model.forEach((key, values) -> values.forEach(value -> expected.add(key + value)));
            assertThat(rows(sorter)).isEqualTo(expected);
            assertThat(rows(sorter)).as("again").isEqualTo(expected);
            assertThat(sorter.runs() > 0).isEqualTo(count > 0 && memory < count * 20);
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_does_not_fit_into_memory_cannot_be_read_from_the_disk() throws IOException {
        try (var sorter = new Sorter(folder.resolve("rows"), 10_000)) {
            fill(sorter);
            try (var files = Files.list(folder)) {
                assertThat(files)
                        .isNotEmpty()
                        .noneMatch(file -> text(file).contains("Tagebuch"))
                        .allMatch(file -> file.toString().endsWith(Sorter.RUN));
            }
        }
    }

    @Test
    void a_full_disk_is_told_and_nothing_of_the_rows_is_left() throws IOException {
        try (var sorter = new Sorter(folder.resolve("rows"), 10_000)) {
            Files.createSymbolicLink(folder.resolve("rows.0.run"), Path.of("/dev/full"));
            assertThatThrownBy(() -> fill(sorter))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("No space");
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nothing_is_taken_after_it_was_closed() throws IOException {
        var sorter = new Sorter(folder.resolve("rows"), 10_000);
        fill(sorter);
        sorter.close();
        assertThatThrownBy(() -> fill(sorter)).isInstanceOf(IOException.class);
        assertThat(folder).isEmptyDirectory();
    }

    private static void fill(Sorter sorter) throws IOException {
        for (int i = 0; i < 1_000; i++) {
            sorter.add(("Tagebuch " + i).getBytes(UTF_8), new byte[30]);
        }
    }

    private static String text(Path file) {
        try {
            return new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> rows(Sorter sorter) throws IOException {
        var rows = new ArrayList<String>();
        try (var sorted = sorter.rows()) {
            for (var row = sorted.next(); row != null; row = sorted.next()) {
                rows.add(new String(row.key(), UTF_8) + new String(row.value(), UTF_8));
            }
        }
        return rows;
    }
}
