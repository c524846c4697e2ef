package org.borgui.core.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.borgui.api.job.RestoreService.Conflict;
import org.borgui.core.Fixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTest {

    @TempDir
    Path folder;

    private final List<String> log = new ArrayList<>();
    private Path destination;
    private Path staging;

    @BeforeEach
    void folders() throws IOException {
        destination = Files.createDirectory(folder.resolve("destination"));
        staging = Files.createDirectory(destination.resolve(".staging"));
    }

    private Merge merge(Conflict rule) {
        return new Merge(
                destination,
                rule,
                log::add,
                Clock.fixed(Fixture.NOW, ZoneOffset.UTC),
                Set.of(destination.resolve("repository")));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void what_is_not_there_yet_is_moved_and_folders_on_both_sides_become_one() throws IOException {
        write(destination.resolve("photos/old.txt"), "old");
        write(staging.resolve("photos/new.txt"), "new");
        write(staging.resolve("letters/a.txt"), "a");

        var merge = merge(Conflict.SKIP);
        merge.folder(staging);

        assertThat(destination.resolve("photos/old.txt")).hasContent("old");
        assertThat(destination.resolve("photos/new.txt")).hasContent("new");
        assertThat(destination.resolve("letters/a.txt")).hasContent("a");
        assertThat(merge.hasConflicts()).isFalse();
    }

    @Test
    void skip_leaves_what_is_there_and_says_so() throws IOException {
        write(destination.resolve("a.txt"), "mine");
        write(staging.resolve("a.txt"), "theirs");

        var merge = merge(Conflict.SKIP);
        merge.folder(staging);

        assertThat(destination.resolve("a.txt")).hasContent("mine");
        assertThat(merge.hasConflicts()).isTrue();
        assertThat(log).singleElement().asString().contains("a.txt");
    }

    @Test
    void rename_keeps_the_bytes_of_a_name_that_is_no_text() throws IOException {
        var name = Path.of(URI.create("file:///%FF%20%25%23%3F%C3%BC.txt")).getFileName();
        Files.writeString(destination.resolve(name), "mine");
        Files.writeString(staging.resolve(name), "theirs");

        merge(Conflict.RENAME).folder(staging);

        var other = Path.of(URI.create("file:///%FF%20%25%23%3F%C3%BC.txt%20(restored%202026-03-01%20020000)"))
                .getFileName();
        assertThat(destination.resolve(name)).hasContent("mine");
        assertThat(destination.resolve(other)).hasContent("theirs");
    }

    @Test
    void rename_keeps_both_and_never_takes_a_name_twice() throws IOException {
        write(destination.resolve("a.txt"), "mine");
        write(destination.resolve("a.txt (restored 2026-03-01 020000)"), "another");
        write(staging.resolve("a.txt"), "theirs");

        merge(Conflict.RENAME).folder(staging);

        assertThat(destination.resolve("a.txt")).hasContent("mine");
        assertThat(destination.resolve("a.txt (restored 2026-03-01 020000)")).hasContent("another");
        assertThat(destination.resolve("a.txt (restored 2026-03-01 020000 2)")).hasContent("theirs");
    }

    @Test
    void overwrite_replaces_files_but_never_a_folder_by_a_file() throws IOException {
        write(destination.resolve("a.txt"), "mine");
        write(destination.resolve("b/inside.txt"), "kept");
        write(staging.resolve("a.txt"), "theirs");
        write(staging.resolve("b"), "a file now");

        merge(Conflict.OVERWRITE).folder(staging);

        assertThat(destination.resolve("a.txt")).hasContent("theirs");
        assertThat(destination.resolve("b/inside.txt")).hasContent("kept");
    }

    @Test
    void a_symbolic_link_at_the_destination_is_not_followed() throws IOException {
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(destination.resolve("photos"), elsewhere);
        write(staging.resolve("photos/new.txt"), "new");

        merge(Conflict.OVERWRITE).folder(staging);

        assertThat(elsewhere).isEmptyDirectory();
        assertThat(destination.resolve("photos/new.txt")).hasContent("new");
        assertThat(Files.isSymbolicLink(destination.resolve("photos"))).isFalse();
    }

    @Test
    void contents_of_what_was_chosen_land_right_in_the_destination() throws IOException {
        write(staging.resolve("home/ana/photos/a.txt"), "a");
        write(staging.resolve("home/ana/letter.txt"), "dear");

        var merge = merge(Conflict.SKIP);
        merge.contents(staging.resolve("home/ana/photos"));
        merge.contents(staging.resolve("home/ana/letter.txt"));

        assertThat(destination.resolve("a.txt")).hasContent("a");
        assertThat(destination.resolve("letter.txt")).hasContent("dear");
    }

    @Test
    void the_staging_folder_is_removed_whatever_its_rights() throws IOException {
        write(staging.resolve("locked/a.txt"), "a");
        Files.setPosixFilePermissions(staging.resolve("locked"), PosixFilePermissions.fromString("r-xr-xr-x"));

        Folders.delete(staging);

        assertThat(staging).doesNotExist();
    }

    @Test
    void a_folder_that_is_moved_whole_counts_by_its_files() throws IOException {
        write(staging.resolve("photos/a.txt"), "a");
        write(staging.resolve("photos/b/c.txt"), "c");
        write(staging.resolve("letter.txt"), "dear");

        var merge = merge(Conflict.SKIP);
        merge.folder(staging);

        assertThat(merge.summary()).startsWith("Put into place: 3 files new, 0 overwritten");
    }

    @Test
    void a_destination_that_became_a_link_is_not_written_to() throws IOException {
        var elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        var outside = Files.createDirectory(folder.resolve("outside-staging"));
        write(outside.resolve("a.txt"), "a");
        Folders.delete(destination);
        Files.createSymbolicLink(destination, elsewhere);

        assertThatThrownBy(() -> merge(Conflict.OVERWRITE).folder(outside))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(destination.toString());
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void a_folder_that_is_merged_keeps_its_mode_and_gives_up_all_it_was_to_take_in() throws IOException {
        write(destination.resolve("photos/old.txt"), "old");
        var mode = PosixFilePermissions.fromString("rwxr-x---");
        Files.setPosixFilePermissions(destination.resolve("photos"), mode);
        write(staging.resolve("photos/new.txt"), "new");
        Files.setPosixFilePermissions(staging.resolve("photos"), PosixFilePermissions.fromString("r-x------"));

        merge(Conflict.SKIP).folder(staging);

        assertThat(Files.getPosixFilePermissions(destination.resolve("photos"))).isEqualTo(mode);
        assertThat(destination.resolve("photos/new.txt")).hasContent("new");
        assertThat(staging.resolve("photos")).isEmptyDirectory();
    }

    @Test
    void a_repository_in_the_way_is_left_as_it_is_whatever_the_rule() throws IOException {
        write(destination.resolve("repository/config"), "mine");
        write(staging.resolve("repository/config"), "theirs");
        write(staging.resolve("other"), "wanted");

        var merge = merge(Conflict.OVERWRITE);
        merge.folder(staging);

        assertThat(destination.resolve("repository/config")).hasContent("mine");
        assertThat(destination.resolve("other")).hasContent("wanted");
        assertThat(merge.hasConflicts()).isTrue();
    }

    @Test
    void overwrite_puts_a_folder_in_the_place_of_a_file() throws IOException {
        write(destination.resolve("photos"), "a file");
        write(staging.resolve("photos/new.txt"), "new");

        merge(Conflict.OVERWRITE).folder(staging);

        assertThat(destination.resolve("photos/new.txt")).hasContent("new");
        assertThat(destination).isDirectoryNotContaining(path -> path.toString().contains("restored 2"));
    }
}
