package org.borgui.catalog.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.borgui.api.archive.Entry;
import org.borgui.catalog.index.ArchiveWriter.Memory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a file of contents says is what is plain to see from what borg listed. */
@Timeout(120)
class ModelTest {

    private static final Memory TINY = new Memory(20_000, 2_000);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 300, 1_500})
    void every_folder_of_every_archive_is_as_it_was_listed(int entries) throws IOException {
        var random = new Random(entries);
        var model = new TreeMap<Integer, Listed>();
        try (var written = new Written(folder, TINY)) {
            var listed = Listed.random(random, entries);
            for (int day : List.of(5, 9, 2, 7, 3, 8)) { // borg is asked for them in any order
                model.put(day, listed);
                written.add(day, listed.lines());
                listed = listed.later(random);
            }
            for (var archive : model.entrySet()) {
                assertSame(written.contents(archive.getKey()), archive.getValue(), random);
            }
            assertThat(folder).isDirectoryContaining(file -> file.equals(written.file));
            assertThat(folder.toFile().list()).hasSize(1);
        }
    }

    @Test
    void archives_that_are_gone_leave_the_others_as_they_were() throws IOException {
        var random = new Random(1);
        var model = new TreeMap<Integer, Listed>();
        try (var written = new Written(folder, TINY)) {
            var listed = Listed.random(random, 500);
            for (int day = 1; day <= 5; day++) {
                model.put(day, listed);
                written.add(day, listed.lines());
                listed = listed.later(random);
            }
            written.remove(1);
            written.remove(4);
            written.sweep();
            assertThat(written.lineage().archives()).containsExactlyInAnyOrderElementsOf(written.live);
            written.remove(5);
            written.add(6, listed.lines());
            model.put(6, listed);

            assertThat(written.lineage().archives()).containsExactlyInAnyOrderElementsOf(written.live);
            for (int day : List.of(2, 3, 6)) {
                assertSame(written.contents(day), model.getOrDefault(day, listed), random);
            }
        }
    }

    @Test
    void what_only_archives_had_that_are_gone_is_gone_too() throws IOException {
        try (var written = new Written(folder, TINY)) {
            var random = new Random(3);
            written.add(1, Listed.random(random, 2_000).lines());
            written.add(2, Listed.random(random, 1).lines());
            long before = written.lineage().length();
            written.remove(1);
            written.sweep();

            assertThat(written.lineage().length()).isLessThan(before / 20);
            assertThat(written.lineage().footer().sets().size()).isEqualTo(1);
        }
    }

    private static void assertSame(Contents contents, Listed listed, Random random) {
        assertThat(contents.listed()).isEqualTo(listed.lines().size());
        Map<String, List<Entry>> folders = listed.folders();
        for (var folder : folders.entrySet()) {
            var expected = folder.getValue();
            var page = contents.children(folder.getKey(), "", 10_000).orElseThrow();
            assertThat(page.entries()).isEqualTo(expected);
            assertThat(page.total()).isEqualTo(expected.size());
            assertThat(paged(contents, folder.getKey(), 1 + random.nextInt(5))).isEqualTo(expected);
            assertThat(contents.find(folder.getKey()).orElseThrow().totals()).isEqualTo(listed.totals(folder.getKey()));
        }
        for (var entry : listed.lines()) {
            assertThat(contents.find(entry.path())).isPresent();
        }
        assertThat(contents.children("t0/nothing", "", 1)).isEmpty();
    }

    private static List<Entry> paged(Contents contents, String folder, int limit) {
        var entries = new ArrayList<Entry>();
        var from = "";
        do {
            var page = contents.children(folder, from, limit).orElseThrow();
            assertThat(page.entries()).hasSizeLessThanOrEqualTo(limit);
            entries.addAll(page.entries());
            from = page.next();
        } while (!from.isEmpty());
        return entries;
    }
}
