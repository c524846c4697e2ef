package org.borgui.core.restore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.core.Fixture.NOW;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.borgui.api.JobId;
import org.borgui.api.archive.Archive;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.RestoreCheckService.Mode;
import org.borgui.api.job.RestoreCheckService.Settings;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryFacts;
import org.borgui.core.Fixture;
import org.borgui.core.OneFileArchives;
import org.borgui.core.OneJob;
import org.borgui.core.ScriptedBorg;
import org.borgui.core.canary.Canaries;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreCheckOperationTest {

    @TempDir
    Path folder;

    private final ScriptedBorg borg = new ScriptedBorg();
    private final List<String> log = new ArrayList<>();
    private Fixture server;
    private Repository photos;
    private OneJob last;

    @BeforeEach
    void start() {
        server = new Fixture(folder);
        photos = server.repository("photos");
        borg.extracts = "abc";
        last = job(Parameters.none());
    }

    private OneJob job(Parameters words) {
        var job = NewJob.now(photos.id(), photos.path(), "restore-check", words).queued(new JobId(1), "ana", NOW);
        return new OneJob(server, photos, job, log);
    }

    private Ended check(OneFileArchives archives, Mode mode, String... paths) throws Exception {
        return check(archives, RestoreCheckWords.of(new Settings(mode, List.of(paths), false), NOW));
    }

    private Ended check(OneFileArchives archives, Parameters words) throws Exception {
        last = job(words);
        var canaries = new Canaries(server.state, server.data);
        var end = new RestoreCheckOperation(borg, archives, new Stagings(server.data), canaries, server.data).run(last);
        try (var left = Files.list(folder.resolve("restore-checks"))) {
            assertThat(left).as("what was restored is removed").isEmpty();
        }
        return end;
    }

    private static Failure failure(Ended end) {
        return ((Failed) end).failure();
    }

    @Test
    void chosen_paths_come_back_as_the_archive_lists_them() throws Exception {
        assertThat(check(new OneFileArchives(3), Mode.PROBE_PATHS, "srv/a.txt")).isInstanceOf(Succeeded.class);
        assertThat(last.job().results().values())
                .containsAllEntriesOf(
                        Map.of("archive", List.of("one"), "checked", List.of("1"), "bytes", List.of("3")));
    }

    @Test
    void without_a_canary_a_sample_is_restored_and_the_seed_is_told() throws Exception {
        assertThat(check(new OneFileArchives(3), Mode.CANARY)).isInstanceOf(Succeeded.class);
        assertThat(last.job().results().text("mode")).contains("SAMPLE");
        assertThat(log).contains("The sample is drawn with the seed %d.".formatted(NOW.toEpochMilli()));
        assertThat(borg.asked).contains("extract one [srv/a.txt]");
    }

    @Test
    void something_else_than_is_listed_is_damage_and_is_named() throws Exception {
        var failure = failure(check(new OneFileArchives(4), Mode.SAMPLE));
        assertThat(failure.kind()).isEqualTo(Kind.INTEGRITY);
        assertThat(failure.message()).contains("'srv/a.txt' (3 bytes instead of 4)", "Do not prune");
    }

    @Test
    void what_borg_finds_damaged_is_damage() throws Exception {
        borg.extractFails = new Failure(Kind.INTEGRITY, "A piece of the archive is damaged.");
        assertThat(failure(check(new OneFileArchives(3), Mode.SAMPLE)).kind()).isEqualTo(Kind.INTEGRITY);
        assertThat(failure(check(new OneFileArchives(3), Mode.FULL_ARCHIVE)).kind())
                .isEqualTo(Kind.INTEGRITY);
        borg.extractFails = new Failure(Kind.LOCKED, "Somebody else is at it.");
        assertThat(failure(check(new OneFileArchives(3), Mode.SAMPLE))).isEqualTo(borg.extractFails);
    }

    @Test
    void zeros_of_which_borg_only_warns_are_damage_in_every_mode() throws Exception {
        borg.damaged = List.of("srv/a.txt");
        for (var mode : List.of(Mode.SAMPLE, Mode.FULL_ARCHIVE, Mode.CANARY)) {
            var failure = failure(check(new OneFileArchives(3), mode));
            assertThat(failure.kind()).isEqualTo(Kind.INTEGRITY);
            assertThat(failure.message()).contains("damaged is 'srv/a.txt'", "Do not prune");
        }
        assertThat(failure(check(new OneFileArchives(3), Mode.PROBE_PATHS, "srv/a.txt"))
                        .kind())
                .isEqualTo(Kind.INTEGRITY);
        assertThat(log).contains("DAMAGED: srv/a.txt").noneMatch(line -> line.contains("can be restored"));
    }

    @Test
    void a_whole_archive_needs_no_room_and_all_else_is_told_how_much_is_missing() throws Exception {
        var huge = new OneFileArchives(Long.MAX_VALUE / 2);
        assertThat(check(huge, Mode.FULL_ARCHIVE)).isInstanceOf(Succeeded.class);
        assertThat(borg.asked).contains("verify one");
        var failure = failure(check(huge, Mode.PROBE_PATHS, "srv/a.txt"));
        assertThat(failure.kind()).isEqualTo(Kind.NO_SPACE);
        assertThat(failure.message()).contains("are missing", "or the whole archive, which is not written");
    }

    @Test
    void any_archive_can_be_checked_and_the_newest_is_unless_another_is_named() throws Exception {
        borg.archives.add(new Archive("two", "02", NOW));
        check(new OneFileArchives(3), Mode.FULL_ARCHIVE);
        assertThat(borg.asked).contains("verify two");
        var words = RestoreCheckWords.of(new Settings(Mode.FULL_ARCHIVE, List.of(), false), NOW);
        check(new OneFileArchives(3), words.with("archive", "one"));
        assertThat(borg.asked).contains("verify one");
        assertThat(failure(check(new OneFileArchives(3), words.with("archive", "three")))
                        .message())
                .contains("'three' is not there any more");
    }

    @Test
    void without_an_archive_a_file_or_the_path_it_is_said_what_is_missing() throws Exception {
        assertThat(check(new OneFileArchives(List.of()), Mode.CANARY))
                .isInstanceOfSatisfying(
                        Warned.class, warned -> assertThat(warned.message()).contains("nothing was proved"));
        assertThat(failure(check(new OneFileArchives(3), Mode.PROBE_PATHS, "srv/b"))
                        .message())
                .contains("has nothing at 'srv/b'");
        borg.archives.clear();
        assertThat(failure(check(new OneFileArchives(3), Mode.CANARY)).message())
                .contains("no archive yet", "Back up first.");
    }

    @Test
    void another_repository_at_its_place_is_not_checked() throws Exception {
        photos = server.registry.change(
                photos.id(), old -> old.with(new RepositoryFacts("ff99", 1, 1, 1L, 1L, 1L, NOW, NOW, NOW)));
        assertThat(failure(check(new OneFileArchives(3), Mode.SAMPLE)).message())
                .contains("Another repository", "nothing was checked");
    }
}
