package org.borgui.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.borgui.api.archive.Entry;
import org.borgui.api.archive.FolderTotals;
import org.borgui.catalog.index.ArchiveWriter.Memory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LineageTest {

    @TempDir
    private Path folder;

    @Test
    void keeps_every_field_of_an_entry() throws IOException {
        var link = new Entry("a/l", 'l', 3, "lrwxrwxrwx", "ana maría", "", "2026-03-01T01:00:00.000001", "../x y");
        var noLink = new Entry("a/n", 'p', 0, "prw-r--r--", "1000", "1000", "", null);
        var old = new Entry("a/o", '-', 1L << 40, "-rw-r--r--", "1000", "1000", "0001-02-29T24:00:00", "");

        try (var written = written(link, noLink, old)) {
            assertThat(written.contents(1).find("a/l")).contains(link);
            assertThat(written.contents(1).find("a/n")).contains(noLink);
            assertThat(written.contents(1).find("a/N")).isEmpty();
            assertThat(written.contents(1).below("", "", 10).entries()).contains(old);
        }
    }

    @Test
    void makes_up_folders_that_borg_did_not_list() throws IOException {
        try (var written = written(file("home/ana/x", 1), folder("home/bo"), file("home/bo/y", 2))) {
            var contents = written.contents(1);
            assertThat(names(contents, "")).containsExactly("home");
            assertThat(names(contents, "home")).containsExactly("ana", "bo");
            assertThat(contents.find("home").filter(Contents::isMadeUp)).isPresent();
            assertThat(contents.find("home/bo").filter(Contents::isMadeUp)).isEmpty();
            assertThat(contents.find("home/bo").orElseThrow().totals()).isEqualTo(new FolderTotals(1, 2));
            assertThat(contents.find("").orElseThrow().totals()).isEqualTo(new FolderTotals(2, 3));
        }
    }

    @Test
    void a_folder_listed_after_what_it_holds_is_not_made_up() throws IOException {
        try (var written = written(file("d/x", 1), folder("d"), file("e/y", 1), file("d/z", 1))) {
            assertThat(written.contents(1).find("d").filter(Contents::isMadeUp)).isEmpty();
            assertThat(names(written.contents(1), "")).containsExactly("d", "e");
        }
    }

    @Test
    void the_last_of_two_equal_paths_wins_and_counts_once() throws IOException {
        try (var written = written(file("d/x", 1), file("d/y", 1), file("d/x", 2))) {
            var contents = written.contents(1);
            assertThat(contents.find("d/x")).contains(file("d/x", 2));
            assertThat(contents.find("d").orElseThrow().totals()).isEqualTo(new FolderTotals(2, 3));
            assertThat(contents.listed()).isEqualTo(3);
        }
    }

    @Test
    void the_folder_borg_was_started_in_is_the_top() throws IOException {
        try (var written = written(folder("."), file("x", 1))) {
            assertThat(names(written.contents(1), "")).containsExactly("x");
        }
    }

    @Test
    void an_archive_with_nothing_in_it_is_an_empty_folder() throws IOException {
        try (var written = written()) {
            assertThat(names(written.contents(1), "")).isEmpty();
            assertThat(written.contents(1).below("", "", 10).entries()).isEmpty();
            assertThat(written.contents(1).find("x")).isEmpty();
        }
    }

    @Test
    void another_archive_with_few_changes_takes_little_more_room() throws IOException {
        var entries = many(50_000);
        try (var written = new Written(folder, Memory.STANDARD)) {
            written.add(1, entries);
            long first = written.lineage().length();
            for (int i = 0; i < entries.size(); i += 100) {
                entries.set(i, file(entries.get(i).path(), 1_000_000 + i));
            }
            written.add(2, entries);

            assertThat(first).isLessThan(50L * entries.size());
            assertThat(written.lineage().length() - first).isLessThan(first / 50);
        }
    }

    @Test
    void neither_names_nor_owners_can_be_read_from_the_file() throws IOException {
        try (var written = written(file("Tagebuch/geheim", 1))) {
            var bytes = new String(Files.readAllBytes(written.file), StandardCharsets.ISO_8859_1);
            assertThat(bytes)
                    .doesNotContain("Tagebuch")
                    .doesNotContain("geheim")
                    .doesNotContain("staff");
        }
    }

    @Test
    void a_file_of_another_key_cannot_be_opened() throws IOException {
        try (var written = written(file("x", 1))) {
            var other = new byte[32];
            other[0] = 1;
            assertThatThrownBy(() -> Lineage.open(written.file, other)).isInstanceOf(TornFileException.class);
        }
    }

    @Test
    void every_damaged_byte_is_noticed() throws IOException {
        try (var written = new Written(folder, Memory.STANDARD)) {
            written.add(1, many(3_000));
            var whole = Files.readAllBytes(written.file);
            for (int at = 0; at < whole.length; at += 997) {
                var damaged = whole.clone();
                damaged[at] ^= 1;
                var copy = Files.write(folder.resolve("copy"), damaged);
                assertThatThrownBy(() -> readAll(copy)).isInstanceOf(TornFileException.class);
            }
            try (var file = new RandomAccessFile(folder.resolve("copy").toFile(), "rw")) {
                file.setLength(whole.length / 2);
            }
            assertThatThrownBy(() -> readAll(folder.resolve("copy"))).isInstanceOf(TornFileException.class);
        }
    }

    @Test
    void a_damaged_file_is_noticed_by_the_next_archive_too() throws IOException {
        try (var written = new Written(folder, Memory.STANDARD)) {
            written.add(1, many(3_000));
            try (var file = new RandomAccessFile(written.file.toFile(), "rw")) {
                file.seek(10_000);
                file.write(new byte[64]);
            }
            assertThatThrownBy(() -> written.add(2, many(10))).isInstanceOf(TornFileException.class);
            assertThat(folder.toFile().list()).containsExactly("1.idx");
        }
    }

    @Test
    void a_file_that_is_not_there_is_as_good_as_damaged() {
        assertThatThrownBy(() -> Lineage.open(folder.resolve("none"), Written.KEY))
                .isInstanceOf(TornFileException.class);
    }

    @Test
    void a_file_that_cannot_be_opened_now_is_not_called_damaged() {
        assertThatThrownBy(() -> Lineage.open(folder, Written.KEY)).isInstanceOf(IOException.class);
    }

    @Test
    void blocks_that_cannot_be_read_now_are_not_called_damaged() throws IOException {
        try (var written = new Written(folder, Memory.STANDARD)) {
            written.add(1, many(3_000));
            var contents = written.contents(1);
            written.lineage().close(); // every read fails from now on

            assertThatThrownBy(() -> contents.below("", "", 10_000)).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> contents.children("", "", 10)).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> contents.find("folder-1")).isInstanceOf(UncheckedIOException.class);
            assertThatThrownBy(() -> written.add(2, many(10))).isInstanceOf(IOException.class);
            assertThat(folder.toFile().list()).containsExactly("1.idx");
        }
    }

    private static void readAll(Path file) throws IOException {
        try (var lineage = Lineage.open(file, Written.KEY)) {
            var unused = lineage.contents(Written.id(1)).below("", "", 10_000);
        }
    }

    private Written written(Entry... entries) throws IOException {
        var written = new Written(folder, Memory.STANDARD);
        written.add(1, List.of(entries));
        return written;
    }

    private static List<Entry> many(int count) {
        var entries = new ArrayList<Entry>();
        for (int i = 0; i < count; i++) {
            entries.add(file("folder-" + i / 100 + "/file-" + i * 7919L % 10_007 + "-" + i, i));
        }
        return entries;
    }

    private static List<String> names(Contents contents, String folder) {
        return contents.children(folder, "", 100).orElseThrow().entries().stream()
                .map(Entry::name)
                .toList();
    }

    private static Entry file(String path, long size) {
        return new Entry(path, '-', size, "-rw-r--r--", "ana", "staff", "2026-03-01T01:00:00.000001", null);
    }

    private static Entry folder(String path) {
        return new Entry(path, 'd', 0, "drwxr-xr-x", "ana", "staff", "2026-03-01T01:00:00", null);
    }
}
