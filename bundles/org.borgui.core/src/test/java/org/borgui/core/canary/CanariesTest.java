package org.borgui.core.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.RestoreCheckService.Mode;
import org.borgui.api.job.RestoreCheckService.Settings;
import org.borgui.core.Fixture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanariesTest {

    private static final RepositoryId PHOTOS = new RepositoryId(7);
    private static final Settings ON = new Settings(Mode.CANARY, List.of(), true);

    @TempDir
    Path folder;

    private Fixture server;
    private Canaries canaries;

    @BeforeEach
    void start() {
        server = new Fixture(folder);
        canaries = new Canaries(server.state, server.data);
    }

    @Test
    void there_is_none_until_somebody_wants_one_and_none_any_more_afterwards() {
        assertThat(canaries.source(PHOTOS)).isEmpty();
        canaries.keep(PHOTOS, ON);
        assertThat(canaries.source(PHOTOS)).isPresent();
        canaries.keep(PHOTOS, new Settings(Mode.CANARY, List.of(), false));
        assertThat(canaries.source(PHOTOS)).isEmpty();
        assertThat(canaries.of(PHOTOS)).as("older archives have it").isPresent();
    }

    @Test
    void the_file_says_what_it_is_and_is_written_again_when_somebody_has_changed_it() throws Exception {
        canaries.keep(PHOTOS, ON);
        var source = canaries.source(PHOTOS).orElseThrow();
        var canary = canaries.of(PHOTOS).orElseThrow();
        assertThat(source).isEqualTo(canary.folder()).startsWith(server.data.path());
        assertThat(canary.file()).hasContent(canary.content());
        assertThat(canary.content()).contains("made by Borg UI", "repository: 7");
        assertThat("/" + canary.path()).isEqualTo(canary.file().toString());

        Files.writeString(canary.file(), "meow");
        canaries.source(PHOTOS);
        assertThat(canary.file()).hasContent(canary.content());
        assertThat(new Canaries(server.state, server.data).of(PHOTOS))
                .as("after a start")
                .contains(canary);
    }

    @Test
    void that_of_a_repository_that_was_forgotten_is_never_the_same_again() {
        canaries.keep(PHOTOS, ON);
        var before = canaries.of(PHOTOS).orElseThrow();
        canaries.forgotten(PHOTOS);
        assertThat(canaries.of(PHOTOS)).isEmpty();
        canaries.keep(PHOTOS, ON);
        assertThat(canaries.of(PHOTOS).orElseThrow().path()).isNotEqualTo(before.path());
    }
}
