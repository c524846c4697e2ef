package org.borgui.core.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.core.Fixture.ANA;
import static org.borgui.core.Fixture.EVE;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.borgui.api.JobId;
import org.borgui.api.PlanId;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RunId;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.borgui.api.job.LogFate;
import org.borgui.api.job.LogPolicy;
import org.borgui.api.job.Origin;
import org.borgui.api.job.Parameters;
import org.borgui.api.repository.RepositoryFacts;
import org.borgui.core.jobs.JobsOfPlans;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class HistoryTest {

    private static final Origin NIGHTLY = new Origin(new PlanId(7), new RunId(3));
    private static final Duration YEARS = Duration.ofDays(3000);

    @TempDir
    Path folder;

    private Past past;

    @BeforeEach
    void start() {
        past = new Past(folder);
    }

    @AfterEach
    void stop() throws InterruptedException {
        past.engine.close();
    }

    private static Succeeded succeeded() {
        return new Succeeded(Instant.now());
    }

    private static Failed failed(Kind kind) {
        return new Failed(Instant.now(), new Failure(kind, "It did not work."));
    }

    private void assertRefused(Job job, Reason reason, String key) {
        assertThatThrownBy(() -> past.later(Duration.ZERO).delete(ANA, job.id()))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(reason);
                    assertThat(refused.key()).isEqualTo("backend.errors.activity." + key);
                });
    }

    @Test
    void a_deleted_entry_takes_its_log_along_and_nothing_else() throws Exception {
        var one = past.ended("create", succeeded());
        var other = past.ended("create", succeeded());

        past.later(Duration.ZERO).delete(ANA, one.id());

        assertThat(past.jobs()).containsExactly(other.id());
        assertThat(past.hasLog(one)).isFalse();
        assertThat(past.hasLog(other)).isTrue();
        assertRefused(one, Reason.NOT_FOUND, "jobNotFound");
        assertThatThrownBy(() -> past.later(Duration.ZERO).delete(EVE, other.id()))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void what_runs_or_waits_stays_whatever_the_limits_say() throws Exception {
        var begun = new CountDownLatch(1);
        past.engine.add("create", job -> {
            job.log("begun");
            begun.countDown();
            new CountDownLatch(1).await();
            return succeeded();
        });
        var running = past.submit("create", Parameters.none(), null);
        var waiting = past.submit("create", Parameters.none(), null);
        begun.await();
        past.keep(1, 1, 1, 10, LogPolicy.FAILED_ONLY);

        past.later(YEARS).cleanUp(ANA);

        assertThat(past.jobs()).containsExactly(waiting.id(), running.id());
        assertThat(past.hasLog(running)).isTrue();
        assertRefused(running, Reason.INVALID, "cannotDeleteRunningJob");
        assertRefused(waiting, Reason.INVALID, "cannotDeleteRunningJob");
    }

    @Test
    void entries_go_by_age_but_what_is_known_of_a_repository_stays() throws Exception {
        var old = past.ended("create", succeeded());
        var newest = past.ended("create", succeeded());
        var damaged = past.ended("check", failed(Kind.INTEGRITY));
        past.ended("check", failed(Kind.BORG));
        var broken = past.ended("check", failed(Kind.BORG));
        past.keep(30, 1000, 30, 10, LogPolicy.ALL_JOBS);
        past.later(Duration.ofDays(29)).cleanUp(ANA);
        assertThat(past.jobs()).hasSize(5);

        var cleaned = past.later(Duration.ofDays(31)).cleanUp(ANA);

        assertThat(cleaned.jobs()).isEqualTo(2);
        assertThat(past.jobs()).containsExactly(broken.id(), damaged.id(), newest.id());
        assertThat(past.hasLog(old)).isFalse();
        assertThat(past.later(YEARS).lastCleaned(ANA)).contains(cleaned);
    }

    @Test
    void entries_above_the_number_go_the_oldest_first() throws Exception {
        for (int i = 0; i < 5; i++) {
            past.ended("create", succeeded());
        }
        var jobs = past.jobs();
        past.keep(30, 2, 30, 10, LogPolicy.ALL_JOBS);

        assertThat(past.later(Duration.ZERO).cleanUp(ANA).jobs()).isEqualTo(3);
        assertThat(past.jobs()).isEqualTo(jobs.subList(0, 2));
    }

    @Test
    void logs_go_by_age_and_size_before_their_entries_and_strangers_stay() throws Exception {
        var old = past.ended("create", succeeded());
        var large = past.ended("create", succeeded());
        var young = past.ended("create", succeeded());
        Files.setLastModifiedTime(past.log(old), FileTime.from(Instant.now().minus(Duration.ofDays(40))));
        Files.write(past.log(large), new byte[11 << 20]);
        Files.setLastModifiedTime(past.log(large), FileTime.from(Instant.now().minus(Duration.ofDays(2))));
        var gone = Files.writeString(folder.resolve("logs/jobs/987654.log"), "of a job that is gone");
        var strange = Files.writeString(folder.resolve("logs/jobs/notes.txt"), "not ours");
        past.keep(365, 1000, 30, 10, LogPolicy.ALL_JOBS);

        var cleaned = past.later(Duration.ZERO).cleanLogs(ANA);

        assertThat(cleaned.byAge().count()).isEqualTo(1);
        assertThat(cleaned.bySize().count()).isEqualTo(1);
        assertThat(cleaned.bySize().bytes()).isEqualTo(11 << 20);
        assertThat(cleaned.byPolicy().count()).isEqualTo(1);
        assertThat(past.jobs()).hasSize(3);
        assertThat(past.hasLog(young)).isTrue();
        assertThat(gone).doesNotExist();
        assertThat(strange).exists();
        assertThat(LogFate.of(old, past.hasLog(old))).isEqualTo(LogFate.REMOVED);
        assertThat(past.later(Duration.ZERO).storage(ANA).files()).isEqualTo(1);
    }

    @Test
    void a_log_that_the_policy_does_not_keep_goes_at_the_end_and_the_job_says_so() throws Exception {
        past.keep(365, 1000, 30, 10, LogPolicy.FAILED_ONLY);
        var good = past.ended("create", succeeded());
        var warned = past.ended("create", new Warned(Instant.now(), "A file could not be read."));
        var bad = past.ended("create", failed(Kind.BORG));
        past.keep(365, 1000, 30, 10, LogPolicy.FAILED_AND_WARNINGS);
        var told = past.ended("create", new Warned(Instant.now(), "A file could not be read."));

        for (var job : java.util.List.of(good, warned)) {
            assertThat(past.hasLog(job)).isFalse();
            assertThat(LogFate.of(past.engine.service().get(ANA, job.id()), false))
                    .isEqualTo(LogFate.NOT_KEPT);
        }
        assertThat(past.hasLog(bad)).isTrue();
        assertThat(past.hasLog(told)).isTrue();
        assertThat(LogFate.of(told, true)).isEqualTo(LogFate.THERE);
    }

    @Test
    void what_a_plan_has_made_is_known_without_its_jobs() throws Exception {
        var one = past.archive("aa", NIGHTLY);
        var two = past.archive("bb", NIGHTLY);
        past.archive("cc", new Origin(new PlanId(8), new RunId(4)));
        var history = past.later(Duration.ZERO);
        history.delete(ANA, one.id());
        history.delete(ANA, two.id());

        assertThat(new JobsOfPlans(past.server.state).archives(NIGHTLY.plan(), past.photos.id()))
                .containsExactlyInAnyOrder("aa", "bb");
    }

    @Test
    void what_was_removed_since_the_archives_were_read_is_needed_until_they_are_read_anew() throws Exception {
        know(Instant.now().minusSeconds(60));
        var deleted = past.ended("delete", succeeded());
        assertRefused(deleted, Reason.CONFLICT, "jobStillNeeded");
        past.ended("delete", succeeded()); // not the newest, so that age alone decides
        past.keep(1, 1, 1, 10, LogPolicy.ALL_JOBS);
        past.later(YEARS).cleanUp(ANA);
        assertThat(new JobsOfPlans(past.server.state).removedSince(past.photos.id(), Instant.EPOCH))
                .isEqualTo(2);

        know(Instant.now().plusSeconds(60));
        past.later(YEARS).cleanUp(ANA);
        assertThat(past.jobs()).hasSize(1);
    }

    private void know(Instant read) {
        past.server.registry.change(
                past.photos.id(), old -> old.with(new RepositoryFacts("ab12", 3, 3, 1L, 1L, 1L, read, read, read)));
    }

    @Test
    void days_that_were_counted_stay_as_they_are() throws Exception {
        var job = past.ended("create", succeeded());
        past.ended("create", failed(Kind.BORG));
        past.later(Duration.ZERO).delete(ANA, job.id());
        past.engine.close();

        var restarted = new org.borgui.core.jobs.OpenEngine(past.server);
        try {
            var today = restarted.service().outcomes(ANA, "create", 1).get(0);
            assertThat(today.succeeded()).isEqualTo(1);
            assertThat(today.failed()).isEqualTo(1);
        } finally {
            restarted.close();
        }
    }

    @Test
    void of_a_repository_that_is_forgotten_nothing_is_kept() throws Exception {
        past.ended("create", succeeded());
        past.keep(30, 1000, 30, 10, LogPolicy.ALL_JOBS);
        past.server.registry.remove(past.photos.id());

        assertThat(past.later(YEARS).cleanUp(ANA).jobs()).isEqualTo(1);
    }

    @Test
    void an_unknown_entry_is_told() {
        assertThatThrownBy(() -> past.later(Duration.ZERO).delete(ANA, new JobId(4711)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("There is no job 4711");
    }
}
