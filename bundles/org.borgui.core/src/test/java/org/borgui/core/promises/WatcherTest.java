package org.borgui.core.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.Entry;
import org.borgui.api.archive.FolderTotals;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.notice.Notice;
import org.borgui.api.notice.Topic;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Promise;
import org.borgui.api.repository.Repository;
import org.borgui.core.Fixture;
import org.borgui.core.OneFileArchives;
import org.borgui.core.ScriptedBorg;
import org.borgui.core.jobs.JobHistory;
import org.borgui.core.notices.Heard;
import org.borgui.core.plans.RunningPlans;
import org.borgui.spi.job.RepositoryLanes;
import org.borgui.testkit.SettableClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The plan of these tests promises a good archive every day by 06:00 in Berlin, which is 05:00 UTC. */
@Timeout(30)
class WatcherTest {

    @TempDir
    Path folder;

    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private final ScriptedBorg borg = new ScriptedBorg();
    private final Map<String, Long> files = new HashMap<>();
    private Fixture server;
    private Heard heard;
    private RunningPlans plans;
    private PromiseStore store;
    private Watcher watcher;
    private Repository photos;
    private Plan plan;
    private Optional<String> busy = Optional.empty();

    @BeforeEach
    void start() {
        server = new Fixture(folder);
        heard = new Heard(server);
        plans = new RunningPlans(server);
        photos = server.repository("photos");
        borg.archives.clear();
        store = new PromiseStore(server.state, clock);
        var lanes = new RepositoryLanes() {
            @Override
            public <T> T reading(RepositoryId repository, Reading<T> reading) throws InterruptedException {
                if (busy.isPresent()) {
                    throw new RefusedException(Reason.LOCKED, "locked", busy.get());
                }
                return reading.read();
            }
        };
        var judge = new Judge(borg, server.registry, lanes, new Counted(), plans.jobs());
        watcher = new Watcher(plans.service(), server.registry, store, judge, new Circumstances(plans.runs()), clock);
        plan = plans.add("nightly", new Promise(1, LocalTime.of(6, 0)), photos, clock.instant());
        look();
    }

    @AfterEach
    void stop() throws InterruptedException {
        watcher.close();
        plans.close();
    }

    /** Looks until what was begun is over. */
    private void look() {
        watcher.look();
        while (watcher.isLooking()) {
            assertThat(Thread.currentThread().isInterrupted()).as("timed out").isFalse();
            LockSupport.parkNanos(1_000_000);
            watcher.look();
        }
    }

    /** A run of the plan whose archive begins at a time and has so many files in its source. */
    private void backUp(String name, String start, long inSource) {
        plans.onCreate(job -> {
            job.found("archiveId", name);
            borg.archives.add(new Archive(job.job().parameters().required("archive"), name, Instant.parse(start)));
            files.put(job.job().parameters().required("archive"), inSource);
            return new Succeeded(clock.instant());
        });
        plans.run(plan);
    }

    private void at(String time) {
        clock.set(Instant.parse(time));
        look();
    }

    private List<String> titles() {
        return heard.notices(Topic.BACKUP_STALE).stream().map(Notice::title).toList();
    }

    private String newest() {
        return heard.notices(Topic.BACKUP_STALE)
                .get(heard.notices(Topic.BACKUP_STALE).size() - 1)
                .text();
    }

    @Test
    void a_promise_that_is_kept_is_nothing_to_speak_of() {
        backUp("a1", "2026-03-02T01:00:00Z", 5);
        at("2026-03-02T05:00:30Z");
        assertThat(heard.notices(Topic.BACKUP_STALE)).isEmpty();
        assertThat(store.find(plan.id(), photos.id()).orElseThrow().lastGood())
                .isEqualTo(Instant.parse("2026-03-02T01:00:00Z"));
    }

    @Test
    void an_archive_counts_although_the_entry_of_its_job_is_deleted() {
        backUp("a1", "2026-03-02T01:00:00Z", 5);
        var history = new JobHistory(server.state, server.data);
        var jobs = history.before(Optional.empty()).stream().map(Job::id).toList();
        assertThat(history.delete(jobs, clock.instant())).isEqualTo(1);
        at("2026-03-02T05:00:30Z");
        assertThat(heard.notices(Topic.BACKUP_STALE)).isEmpty();
        assertThat(store.find(plan.id(), photos.id()).orElseThrow().lastGood())
                .isEqualTo(Instant.parse("2026-03-02T01:00:00Z"));
    }

    @Test
    void without_an_archive_it_is_told_once_and_its_end_too() {
        at("2026-03-02T05:00:30Z");
        assertThat(titles()).containsExactly("'nightly' has no good archive in 'photos'");
        assertThat(newest()).contains("every day by 06:00", "There is no archive of this plan", "It has never run.");
        at("2026-03-02T09:00:00Z");
        at("2026-03-03T05:00:30Z");
        at("2026-03-04T05:00:30Z");
        assertThat(titles()).hasSize(1);
        backUp("a1", "2026-03-04T06:00:00Z", 5);
        watcher.backedUp(photos.id());
        at("2026-03-04T06:01:00Z");
        assertThat(titles()).hasSize(2).last().isEqualTo("'nightly' has a good archive in 'photos' again");
        at("2026-03-05T05:00:30Z");
        assertThat(titles()).hasSize(2);
    }

    @Test
    void an_archive_that_is_too_old_does_not_count() {
        backUp("a1", "2026-03-01T04:00:00Z", 5);
        at("2026-03-02T05:00:30Z");
        assertThat(newest()).contains("The newest archive of this plan is 'nightly-");
    }

    @Test
    void that_a_job_says_it_succeeded_proves_nothing() {
        backUp("a1", "2026-03-02T01:00:00Z", 5);
        borg.archives.clear();
        at("2026-03-02T05:00:30Z");
        assertThat(newest()).contains("There is no archive of this plan in the repository.");
    }

    @Test
    void an_archive_of_somebody_else_does_not_count_whatever_its_name() {
        borg.archives.add(new Archive("nightly-2026-03-02", "f0", Instant.parse("2026-03-02T01:00:00Z")));
        files.put("nightly-2026-03-02", 5L);
        at("2026-03-02T05:00:30Z");
        assertThat(titles()).hasSize(1);
    }

    @Test
    void a_source_that_was_empty_or_missing_is_no_good_archive() {
        backUp("a1", "2026-03-02T01:00:00Z", 0);
        at("2026-03-02T05:00:30Z");
        assertThat(newest()).contains("the source /srv/photos is empty", "not have been mounted");
        backUp("a2", "2026-03-03T01:00:00Z", -1);
        assertThat(store.find(plan.id(), photos.id()).orElseThrow().reason()).contains("is empty");
        at("2026-03-03T05:00:30Z");
        assertThat(store.find(plan.id(), photos.id()).orElseThrow().reason())
                .contains("does not have the source /srv/photos");
        assertThat(titles()).hasSize(1);
    }

    @Test
    void an_older_good_archive_of_the_same_day_counts() {
        backUp("a1", "2026-03-01T22:00:00Z", 5);
        backUp("a2", "2026-03-02T01:00:00Z", 0);
        at("2026-03-02T05:00:30Z");
        assertThat(heard.notices(Topic.BACKUP_STALE)).isEmpty();
    }

    @Test
    void what_was_switched_off_is_named() {
        plan = plans.switchOff(plan);
        at("2026-03-02T05:00:30Z");
        assertThat(newest()).contains("The plan is switched off.");
    }

    @Test
    void a_busy_repository_is_waited_for_but_less_than_ten_minutes() {
        backUp("a1", "2026-03-02T01:00:00Z", 5);
        busy = Optional.of("A check has been running since 03:00.");
        at("2026-03-02T05:00:30Z");
        at("2026-03-02T05:04:00Z");
        at("2026-03-02T05:06:59Z");
        assertThat(heard.notices(Topic.BACKUP_STALE)).isEmpty();
        at("2026-03-02T05:08:00Z");
        assertThat(newest()).contains("could not be looked at: A check has been running since 03:00.");
        busy = Optional.empty();
        at("2026-03-02T05:30:00Z");
        assertThat(titles()).hasSize(2);
    }

    @Test
    void what_was_due_before_it_was_promised_is_not_judged_and_what_is_taken_back_is_forgotten() {
        at("2026-03-01T23:00:00Z");
        assertThat(heard.notices(Topic.BACKUP_STALE)).isEmpty();
        plans.remove(plan);
        watcher.plansChanged();
        at("2026-03-02T05:00:30Z");
        assertThat(heard.notices(Topic.BACKUP_STALE)).isEmpty();
        assertThat(store.all()).isEmpty();
    }

    @Test
    void what_was_due_while_the_machine_slept_gets_its_patience_when_it_wakes() {
        backUp("a1", "2026-03-02T01:00:00Z", 5);
        busy = Optional.of("The network is not there yet.");
        at("2026-03-02T09:00:00Z");
        at("2026-03-02T09:01:00Z");
        assertThat(heard.notices(Topic.BACKUP_STALE)).isEmpty();
        busy = Optional.empty();
        at("2026-03-02T09:02:00Z");
        assertThat(heard.notices(Topic.BACKUP_STALE)).isEmpty();
    }

    @Test
    void a_backup_that_ends_during_a_look_is_looked_at_too() {
        at("2026-03-02T05:00:30Z");
        assertThat(titles()).hasSize(1);
        clock.set(Instant.parse("2026-03-02T05:20:00Z"));
        watcher.look(); // looks again, and finds nothing
        clock.set(Instant.parse("2026-03-02T05:20:01Z"));
        backUp("a1", "2026-03-02T05:19:00Z", 5);
        watcher.backedUp(photos.id());
        look();
        at("2026-03-02T05:20:02Z");
        assertThat(titles()).hasSize(2);
    }

    @Test
    void an_archive_of_the_future_is_not_taken_for_good() {
        backUp("a1", "2027-03-02T01:00:00Z", 5);
        at("2026-03-02T05:00:30Z");
        assertThat(newest()).contains("the clock was wrong");
    }

    @Test
    void a_promise_that_was_changed_is_judged_from_then_on() {
        clock.set(Instant.parse("2026-03-01T15:00:00Z"));
        plan = plans.promise(plan, new Promise(1, LocalTime.of(15, 0)), clock.instant()); // 14:00 UTC has passed
        watcher.plansChanged();
        at("2026-03-01T15:00:30Z");
        assertThat(heard.notices(Topic.BACKUP_STALE)).isEmpty();
        at("2026-03-02T14:00:30Z");
        assertThat(titles()).hasSize(1);
    }

    @Test
    void a_clock_that_was_days_ahead_does_not_silence_it() {
        at("2026-06-01T05:00:30Z");
        assertThat(titles()).hasSize(1);
        watcher.plansChanged(); // as whoever watches the clock says
        at("2026-03-02T04:00:00Z");
        at("2026-03-02T05:00:30Z");
        assertThat(titles()).hasSize(1); // it is broken still, and was told
        backUp("a1", "2026-03-02T06:00:00Z", 5);
        watcher.backedUp(photos.id());
        at("2026-03-02T06:01:00Z");
        assertThat(titles()).hasSize(2);
    }

    /** Each archive has the one source {@code srv/photos}, with so many files; a negative number stands for none at all. */
    private final class Counted extends OneFileArchives {

        Counted() {
            super(1);
        }

        @Override
        public Entry entry(Caller caller, RepositoryId repository, String archive, String path) {
            long count = files.getOrDefault(archive, 0L);
            if (!path.isEmpty() && count < 0) {
                throw RefusedException.notFound("backend.errors.archives.notFound", "There is no such entry.");
            }
            long shown = path.isEmpty() ? Math.abs(count) + 1 : count;
            return new Entry(path, 'd', 0, "drwx", "a", "a", "2026-01-01T00:00:00", null, new FolderTotals(shown, 1));
        }
    }
}
