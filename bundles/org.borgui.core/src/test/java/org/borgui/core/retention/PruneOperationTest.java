package org.borgui.core.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.core.Fixture.NOW;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.borgui.api.JobId;
import org.borgui.api.archive.Archive;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.plan.Retention;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryFacts;
import org.borgui.core.Fixture;
import org.borgui.core.OneJob;
import org.borgui.core.ScriptedBorg;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.core.jobs.KeptJobs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruneOperationTest {

    private static final Retention ONE_DAY = new Retention(0, 1, 0, 0, 0, 0, null);

    @TempDir
    Path folder;

    private final ScriptedBorg borg = new ScriptedBorg();
    private final List<String> log = new ArrayList<>();
    private Fixture server;
    private Repository photos;

    @BeforeEach
    void start() {
        server = new Fixture(folder);
        photos = server.repository("photos");
        borg.archives.clear();
        for (int day = 0; day < 3; day++) {
            borg.archives.add(new Archive("a" + day, "id" + day, NOW.minus(Duration.ofDays(day))));
        }
    }

    private Ended prune(@Nullable String fingerprint) throws InterruptedException {
        var parameters = RetentionWords.of(ONE_DAY).with("zone", "UTC");
        var words = fingerprint == null ? parameters : parameters.with("fingerprint", fingerprint);
        var job = NewJob.now(photos.id(), photos.path(), "prune", words).queued(new JobId(1), "ana", NOW);
        return new PruneOperation(borg, new JobsOfPlans(server.state), Clock.fixed(NOW, ZoneOffset.UTC))
                .run(new OneJob(server, photos, job, log));
    }

    private void know(@Nullable String borgId, int archives) {
        photos = server.registry.change(
                photos.id(),
                old -> old.with(new RepositoryFacts(borgId, archives, archives, 1L, 1L, 1L, NOW, NOW, NOW)));
    }

    private static String fingerprint(List<Archive> archives, Retention retention) {
        return Fingerprint.of(new Rules(retention, ZoneOffset.UTC).decide(List.copyOf(archives), NOW));
    }

    private static String sentence(Ended end) {
        return ((Failed) end).failure().message();
    }

    @Test
    void what_no_rule_keeps_goes_and_the_log_says_why_the_others_stay() throws Exception {
        know("ab12", 3);
        assertThat(prune(null)).isInstanceOf(Succeeded.class);
        assertThat(borg.asked).contains("delete [a1, a2]");
        assertThat(log).contains("keep  a0  (daily #1)", "drop  a1", "drop  a2");
    }

    @Test
    void nothing_goes_when_the_archives_are_not_those_that_were_looked_at() throws Exception {
        var end = prune(fingerprint(borg.archives.subList(0, 2), ONE_DAY));
        assertThat(sentence(end)).contains("has changed since the preview");
        assertThat(borg.archives).hasSize(3);
        var other = new Retention(0, 2, 0, 0, 0, 0, null);
        assertThat(prune(fingerprint(borg.archives, other))).as("other rules").isInstanceOf(Failed.class);
        know("ab12", 7);
        assertThat(prune(fingerprint(borg.archives, ONE_DAY)))
                .as("somebody has seen it")
                .isInstanceOf(Succeeded.class);
    }

    @Test
    void nothing_goes_when_there_are_fewer_archives_than_before() throws Exception {
        know("ab12", 4);
        assertThat(sentence(prune(null))).contains("Borg lists 3 archives, and there were 4 before");
        borg.archives.clear();
        assertThat(sentence(prune(null))).contains("Borg lists 0 archives");
        assertThat(borg.asked).noneMatch(asked -> asked.startsWith("delete"));
    }

    @Test
    void what_a_prune_that_was_lost_was_about_to_remove_does_not_count_as_vanished() throws Exception {
        var store = new KeptJobs(server.state);
        know("ab12", 5);
        store.lost("prune", photos, "removing", "2");
        assertThat(prune(null)).isInstanceOf(Succeeded.class);
        know("ab12", 6);
        assertThat(sentence(prune(null))).contains("Borg lists 1 archives, and there were 4 before");
    }

    @Test
    void nothing_goes_when_another_repository_lies_there() throws Exception {
        know("ff99", 3);
        assertThat(sentence(prune(null))).contains("Another repository lies at /backup/photos");
        assertThat(borg.archives).hasSize(3);
    }
}
