package org.borgui.core.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import org.borgui.api.JobId;
import org.borgui.core.Fixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class StagingsTest {

    @TempDir
    Path folder;

    private void awaitGone(Path path) {
        while (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            Thread.onSpinWait();
        }
    }

    @Test
    void what_a_killed_server_left_behind_goes_at_the_next_start() throws IOException {
        var server = new Fixture(folder.resolve("data"));
        var destination = Files.createDirectory(folder.resolve("destination"));
        var staging = new Stagings(server.data).make(new JobId(7), destination);
        Files.writeString(staging.resolve("half"), "half a file");

        new Stagings(server.data);

        awaitGone(staging);
        awaitGone(server.data.folder("restores").resolve("7"));
        assertThat(destination).isEmptyDirectory();
    }

    @Test
    void a_link_that_took_the_place_of_the_folder_goes_and_what_it_points_to_stays() throws IOException {
        var server = new Fixture(folder.resolve("data"));
        var destination = Files.createDirectory(folder.resolve("destination"));
        var treasure = Files.createDirectory(folder.resolve("treasure"));
        Files.writeString(treasure.resolve("gold"), "gold");
        var staging = new Stagings(server.data).make(new JobId(7), destination);
        Files.delete(staging);
        Files.createSymbolicLink(staging, treasure);

        new Stagings(server.data);

        awaitGone(staging);
        assertThat(treasure.resolve("gold")).hasContent("gold");
    }

    @Test
    void a_folder_that_is_removed_needs_no_note() throws IOException {
        var server = new Fixture(folder.resolve("data"));
        var stagings = new Stagings(server.data);

        stagings.remove(stagings.make(new JobId(7), Files.createDirectory(folder.resolve("destination"))));

        assertThat(server.data.folder("restores")).isEmptyDirectory();
    }
}
