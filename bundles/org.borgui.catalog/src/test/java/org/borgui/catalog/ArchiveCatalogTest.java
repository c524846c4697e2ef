package org.borgui.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.catalog.Catalogs.ANA;
import static org.borgui.catalog.Catalogs.NOBODY;
import static org.borgui.catalog.Catalogs.PHOTOS;
import static org.borgui.catalog.ScriptedBorg.file;
import static org.borgui.catalog.ScriptedBorg.folder;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.archive.Entry;
import org.borgui.api.archive.FolderTotals;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ArchiveCatalogTest extends OneCatalog {

    @Test
    void browses_folders_first_then_by_name() {
        server.borg.add(
                "monday", folder("d"), file("d/b", 1), folder("d/z"), file("d/a", 1), folder("d/y"), file("e", 1));

        assertThat(names("")).containsExactly("d", "e");
        assertThat(names("d")).containsExactly("y", "z", "a", "b");
        assertThat(names("/d/y/")).isEmpty();
    }

    @Test
    void asks_borg_once_for_all_clicks() {
        server.borg.add("monday", file("d/x", 1));
        for (int i = 0; i < 20; i++) {
            names("");
            names("d");
            catalog.entry(ANA, PHOTOS, "monday", "d/x");
        }
        catalog.close();
        catalog = server.open();
        names("d");

        assertThat(server.borg.calls).containsExactly("archives", "entries monday");
    }

    @Test
    void pages_through_a_large_folder() {
        server.borg.add("monday", to -> {
            for (int i = 4_999; i >= 0; i--) {
                to.accept(file("big/%04d".formatted(i), i));
            }
        });
        var seen = new ArrayList<String>();
        var after = "";
        do {
            var page = catalog.browse(ANA, PHOTOS, "monday", "big", after, 700);
            assertThat(page.total()).isEqualTo(5_000);
            page.entries().forEach(entry -> seen.add(entry.name()));
            after = page.next() == null ? "" : page.next();
        } while (!after.isEmpty());

        assertThat(seen).hasSize(5_000).isSorted().doesNotHaveDuplicates();
        assertThat(catalog.browse(ANA, PHOTOS, "monday", "big", "", 9_999).entries())
                .hasSize(1_000);
    }

    @Test
    void a_page_of_another_folder_is_refused() {
        server.borg.add("monday", file("a/1", 1), file("a/2", 1), file("b/1", 1));
        var next = catalog.browse(ANA, PHOTOS, "monday", "a", "", 1).next();

        assertThat(reason(() -> catalog.browse(ANA, PHOTOS, "monday", "b", String.valueOf(next), 1)))
                .isEqualTo(Reason.INVALID);
        assertThat(reason(() -> catalog.browse(ANA, PHOTOS, "monday", "a", "?", 1)))
                .isEqualTo(Reason.INVALID);
    }

    @Test
    void finds_names_of_all_scripts() {
        server.borg.add("monday", file("ärger/名/😀.txt", 1), file("ärger/été", 1));

        assertThat(names("ärger")).containsExactly("名", "été");
        assertThat(catalog.entry(ANA, PHOTOS, "monday", "ärger/名/😀.txt").name())
                .isEqualTo("😀.txt");
    }

    @Test
    void a_folder_that_is_not_there_is_refused() {
        server.borg.add("monday", file("a", 1), folder("empty"));

        assertThat(names("empty")).isEmpty();
        assertThat(reason(() -> names("nothing"))).isEqualTo(Reason.NOT_FOUND);
        assertThat(reason(() -> names("a"))).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void an_archive_of_an_old_name_is_another_archive() {
        var old = server.borg.add("daily", file("old", 1));
        assertThat(names("daily", "")).containsExactly("old");
        server.borg.remove(old);
        server.borg.add("gap");
        server.borg.add("daily", file("new", 1));
        server.touch();

        assertThat(names("daily", "")).containsExactly("new");
    }

    @Test
    void gives_everything_below_a_path_with_the_path_itself() {
        server.borg.add("monday", file("a/b/c", 1), folder("a/b"), file("a/x", 2), file("a/b!", 3), file("z", 4));

        assertThat(below("a/b")).containsExactly("a/b", "a/b/c");
        assertThat(below("z")).containsExactly("z");
        assertThat(below("")).containsExactly("z", "a/b", "a/b!", "a/x", "a/b/c");
        assertThat(reason(() -> below("q"))).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void downloads_a_file() throws IOException {
        server.borg.add("monday", file("a/x", 5));
        server.borg.files.put("a/x", "hello".getBytes(UTF_8));

        assertThat(downloaded("a/x")).isEqualTo("hello");
    }

    @Test
    void downloads_a_hard_link_by_its_first_name() throws IOException {
        var second = new Entry("b", '-', 0, "hrw-r--r--", "ana", "staff", "", "a");
        server.borg.add("monday", file("a", 5), second);
        server.borg.files.put("a", "hello".getBytes(UTF_8));

        assertThat(downloaded("b")).isEqualTo("hello");
        assertThat(catalog.entry(ANA, PHOTOS, "monday", "b").size()).isEqualTo(5);
        assertThat(catalog.browse(ANA, PHOTOS, "monday", "", "", 10).entries())
                .extracting(Entry::size)
                .containsExactly(5L, 5L);
        assertThat(server.borg.calls).contains("extract a").doesNotContain("extract b");
    }

    @Test
    void refuses_to_download_what_is_no_file_or_does_not_come_whole() {
        server.borg.add("monday", folder("d"), file("short", 5), file("bad?name", 5));
        server.borg.files.put("short", "hel".getBytes(UTF_8));

        assertThat(reason(() -> downloaded("d"))).isEqualTo(Reason.INVALID);
        assertThatThrownBy(() -> downloaded("short")).hasMessageContaining("3 of 5 bytes");
        assertThatThrownBy(() -> downloaded("bad?name")).hasMessageContaining("not UTF-8");
    }

    @Test
    void downloads_a_folder_as_a_tar() throws IOException {
        server.borg.add("monday", file("a/b/x", 5), file("y", 1));
        server.borg.files.put("a", "tar of a".getBytes(UTF_8));
        server.borg.files.put("", "tar of all".getBytes(UTF_8));

        assertThat(tar("/a/")).isEqualTo("tar of a");
        assertThat(tar("")).isEqualTo("tar of all");
        assertThat(reason(() -> tar("y"))).isEqualTo(Reason.NOT_FOUND);
        assertThat(reason(() -> tar("none"))).isEqualTo(Reason.NOT_FOUND);
        assertThat(reason(() -> catalog.downloadTar(NOBODY, PHOTOS, "monday", "a", new ByteArrayOutputStream())))
                .isEqualTo(Reason.FORBIDDEN);
    }

    @Test
    void folders_tell_what_lies_below_them() {
        server.borg.add("monday", folder("d"), file("d/e/x", 5), file("d/y", 1), folder("d/none"));
        var page = catalog.browse(ANA, PHOTOS, "monday", "d", "", 10);

        assertThat(page.entries())
                .extracting(Entry::totals)
                .containsExactly(new FolderTotals(1, 5), new FolderTotals(0, 0), null);
        assertThat(catalog.entry(ANA, PHOTOS, "monday", "").totals()).isEqualTo(new FolderTotals(2, 6));
    }

    @Test
    void gives_no_more_entries_than_asked_for() {
        server.borg.add("monday", to -> {
            for (int i = 0; i < 2_500; i++) {
                to.accept(file("a/%04d".formatted(i), i));
            }
        });
        for (int most : new int[] {0, 1, 1_000, 1_001, 2_500, 9_999}) {
            var paths = new ArrayList<String>();
            catalog.entries(ANA, PHOTOS, "monday", "", most, entry -> paths.add(entry.path()));
            assertThat(paths).hasSize(Math.min(most, 2_500)).isSorted();
        }
    }

    @Test
    void strangers_see_nothing() {
        server.borg.add("monday", file("a", 5));
        names("");

        assertThat(reason(() -> catalog.browse(NOBODY, PHOTOS, "monday", "", "", 10)))
                .isEqualTo(Reason.FORBIDDEN);
        assertThat(reason(() -> catalog.download(NOBODY, PHOTOS, "monday", "a", new ByteArrayOutputStream())))
                .isEqualTo(Reason.FORBIDDEN);
    }

    private List<String> names(String path) {
        return names("monday", path);
    }

    private List<String> names(String archive, String path) {
        var page = catalog.browse(ANA, PHOTOS, archive, path, "", 100);
        assertThat(page.ready()).isTrue();
        return page.entries().stream().map(Entry::name).toList();
    }

    private List<String> below(String path) {
        var paths = new ArrayList<String>();
        catalog.entries(ANA, PHOTOS, "monday", path, entry -> paths.add(entry.path()));
        return paths;
    }

    private String downloaded(String path) throws IOException {
        var to = new ByteArrayOutputStream();
        catalog.download(ANA, PHOTOS, "monday", path, to);
        return to.toString(UTF_8);
    }

    private String tar(String path) throws IOException {
        var to = new ByteArrayOutputStream();
        catalog.downloadTar(ANA, PHOTOS, "monday", path, to);
        return to.toString(UTF_8);
    }

    private interface Call {
        void run() throws IOException;
    }

    private static Reason reason(Call call) {
        try {
            call.run();
        } catch (RefusedException e) {
            return e.reason();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("not refused");
    }
}
