package org.borgui.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.catalog.ScriptedBorg.file;
import static org.borgui.catalog.ScriptedBorg.folder;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.borgui.api.archive.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ContentsTest {

    @TempDir
    private Path folder;

    @Test
    void keeps_every_field_of_an_entry() throws IOException {
        var link = new Entry("a/l", 'l', 3, "lrwxrwxrwx", "ana maría", "", "2026-03-01T01:00:00.000001", "../x y");
        var noLink = new Entry("a/n", 'p', 0, "prw-r--r--", "1000", "1000", "", null);

        try (var open = written(link, noLink)) {
            assertThat(open.contents().find("a/l")).contains(link);
            assertThat(open.contents().find("a/n")).contains(noLink);
            assertThat(open.contents().find("a/N")).isEmpty();
        }
    }

    @Test
    void makes_up_folders_that_borg_did_not_list() throws IOException {
        try (var open = written(file("home/ana/x", 1), folder("home/bo"), file("home/bo/y", 1))) {
            assertThat(names(open.contents(), "")).containsExactly("home");
            assertThat(names(open.contents(), "home")).containsExactly("ana", "bo");
            assertThat(open.contents().find("home").filter(EntryText::isMadeUp)).isPresent();
            assertThat(open.contents().find("home/bo")).contains(folder("home/bo"));
        }
    }

    @Test
    void a_folder_listed_after_what_it_holds_is_not_made_up() throws IOException {
        try (var open = written(file("d/x", 1), folder("d"))) {
            assertThat(open.contents().find("d")).contains(folder("d"));
            assertThat(open.contents().count("")).isEqualTo(1);
        }
    }

    @Test
    void the_last_of_two_equal_paths_wins() throws IOException {
        try (var open = written(file("d/x", 1), file("d/y", 1), file("d/x", 2))) {
            assertThat(open.contents().find("d/x")).contains(file("d/x", 2));
            assertThat(open.contents().count("d")).isEqualTo(2);
            assertThat(open.count()).isEqualTo(3);
        }
    }

    @Test
    void the_folder_borg_was_started_in_is_the_top() throws IOException {
        try (var open = written(folder("."), file("x", 1))) {
            assertThat(names(open.contents(), "")).containsExactly("x");
        }
    }

    @Test
    void an_unfinished_file_leaves_nothing_and_cannot_be_opened() throws IOException {
        var path = folder.resolve("half.mv");
        try (var writer = new ContentsWriter(path)) {
            writer.add(file("x", 1));
        }

        assertThat(folder).isEmptyDirectory();
        try (var writer = new ContentsWriter(path)) {
            Files.move(folder.resolve("half.mv.part"), path);
            assertThat(writer.read()).isZero();
        }
        assertThatThrownBy(() -> ContentsFile.open(path)).isInstanceOf(TornFileException.class);
    }

    @Test
    void a_damaged_file_is_noticed() throws IOException {
        var entries = new Entry[3_000];
        for (int i = 0; i < entries.length; i++) {
            entries[i] = file("d/" + i * 7919, i);
        }
        written(entries).close();
        try (var file = new RandomAccessFile(folder.resolve("whole.mv").toFile(), "rw")) {
            for (long at = 9_000; at < file.length() - 9_000; at += 512) {
                file.seek(at);
                file.write(new byte[64]);
            }
        }

        assertThatThrownBy(() -> {
                    try (var open = ContentsFile.open(folder.resolve("whole.mv"))) {
                        open.read(contents -> contents.below("", "", 10_000));
                    }
                })
                .isInstanceOf(TornFileException.class);
    }

    private ContentsFile written(Entry... entries) throws IOException {
        var path = folder.resolve("whole.mv");
        try (var writer = new ContentsWriter(path)) {
            List.of(entries).forEach(writer::add);
            writer.finish();
        }
        return ContentsFile.open(path);
    }

    private static List<String> names(Contents contents, String folder) {
        return contents.children(folder, "", 100).entries().stream()
                .map(Entry::name)
                .toList();
    }
}
