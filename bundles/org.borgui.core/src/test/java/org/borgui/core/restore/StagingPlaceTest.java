package org.borgui.core.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StagingPlaceTest {

    @TempDir
    Path ours;

    private Path shared;
    private Path below;

    @BeforeEach
    void folders() throws IOException {
        shared = Files.createDirectory(ours.resolve("shared"));
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        below = Files.createDirectory(shared.resolve("below"));
    }

    @Test
    void a_destination_that_nobody_else_may_rename_is_the_place_itself() throws IOException {
        var own = Files.createDirectory(ours.resolve("own"));

        assertThat(StagingPlace.safe(own, folder -> false)).contains(own);
    }

    @Test
    void with_a_shared_folder_on_the_way_it_is_above_that_one() throws IOException {
        assertThat(StagingPlace.safe(shared, folder -> true)).contains(ours);
        assertThat(StagingPlace.safe(below, folder -> true)).contains(ours);
        assertThat(ours).isDirectoryNotContaining("glob:**.borgui-*");
        assertThat(below).isEmptyDirectory();
    }

    @Test
    void a_shared_folder_where_everybody_renames_only_what_is_his_is_safe() throws IOException {
        Files.setAttribute(shared, "unix:mode", 01777);

        assertThat(StagingPlace.safe(below, folder -> false)).contains(below);
    }

    @Test
    void there_is_none_where_the_server_may_not_write() throws IOException {
        assertThat(StagingPlace.safe(below, folder -> false)).isEmpty();
    }
}
