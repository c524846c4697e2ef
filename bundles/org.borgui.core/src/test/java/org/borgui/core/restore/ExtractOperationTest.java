package org.borgui.core.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.core.Fixture.NOW;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.borgui.api.JobId;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Queued;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.RestoreService.Conflict;
import org.borgui.api.job.Trigger;
import org.borgui.api.repository.Repository;
import org.borgui.core.AnyFiles;
import org.borgui.core.Fixture;
import org.borgui.core.OneFileArchives;
import org.borgui.core.OneJob;
import org.borgui.core.ScriptedBorg;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractOperationTest {

    @TempDir
    Path folder;

    private final ScriptedBorg borg = new ScriptedBorg();
    private final List<String> log = new ArrayList<>();
    private Fixture server;
    private Repository photos;
    private Path destination;

    @BeforeEach
    void start() {
        server = new Fixture(folder.resolve("data"));
        photos = server.repository("photos");
        destination = folder.resolve("destination");
        borg.extracts = "abc";
    }

    private Ended run(OneFileArchives archives, Conflict conflict, boolean contentsOnly) throws Exception {
        var parameters = Parameters.none()
                .with("archive", "one")
                .with("paths", List.of("srv"))
                .with("destination", destination.toString())
                .with("contentsOnly", contentsOnly)
                .with("conflict", conflict.name());
        var job = new Job(
                new JobId(1),
                photos.id(),
                photos.path(),
                "extract",
                parameters,
                "ana",
                Trigger.MANUAL,
                null,
                NOW,
                NOW,
                new Queued(),
                null,
                Parameters.none());
        return new ExtractOperation(borg, archives, new AnyFiles(), new Stagings(server.data))
                .run(new OneJob(server, photos, job, log));
    }

    private List<String> inDestination() throws Exception {
        try (var children = Files.list(destination)) {
            return children.map(child -> child.getFileName().toString())
                    .sorted()
                    .toList();
        }
    }

    @Test
    void what_was_chosen_lands_below_its_old_path_and_nothing_else_is_left_there() throws Exception {
        assertThat(run(new OneFileArchives(3), Conflict.SKIP, false)).isInstanceOf(Succeeded.class);

        assertThat(destination.resolve("srv/a.txt")).hasContent("abc");
        assertThat(inDestination()).containsExactly("srv");
    }

    @Test
    void contents_only_lands_right_in_the_destination() throws Exception {
        assertThat(run(new OneFileArchives(3), Conflict.SKIP, true)).isInstanceOf(Succeeded.class);

        assertThat(inDestination()).containsExactly("a.txt");
    }

    @Test
    void what_is_there_already_stays_and_the_job_says_so() throws Exception {
        Files.createDirectories(destination.resolve("srv"));
        Files.writeString(destination.resolve("srv/a.txt"), "mine");

        assertThat(run(new OneFileArchives(3), Conflict.SKIP, false)).isInstanceOf(Warned.class);
        assertThat(destination.resolve("srv/a.txt")).hasContent("mine");
    }

    @Test
    void too_little_room_is_told_before_borg_is_asked() throws Exception {
        var end = run(new OneFileArchives(Long.MAX_VALUE / 2), Conflict.SKIP, false);

        assertThat(end).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(Kind.NO_SPACE);
            assertThat(failed.failure().message()).contains(destination.toString());
        });
        assertThat(borg.asked).isEmpty();
    }

    @Test
    void when_borg_fails_on_the_way_the_destination_is_as_it_was() throws Exception {
        borg.extractFails = new Failure(Kind.INTEGRITY, "A piece of the archive is damaged.");

        assertThat(run(new OneFileArchives(3), Conflict.OVERWRITE, false))
                .isInstanceOfSatisfying(
                        Failed.class, failed -> assertThat(failed.failure()).isEqualTo(borg.extractFails));
        assertThat(inDestination()).isEmpty();
    }
}
