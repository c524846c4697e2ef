package org.borgui.core.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.core.Fixture.ANA;
import static org.borgui.core.Fixture.EVE;
import static org.borgui.core.Fixture.NOW;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.borgui.api.JobId;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.job.DayOutcomes;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.JobService.Query;
import org.borgui.api.job.JobState.Cancelled;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Lost;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Progress;
import org.borgui.api.job.Trigger;
import org.borgui.api.repository.Repository;
import org.borgui.core.Fixture;
import org.borgui.spi.job.JobListener;
import org.borgui.spi.job.Operation;
import org.borgui.testkit.access.AdminsOnly;
import org.borgui.testkit.state.MemoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class JobEngineTest {

    @TempDir
    Path folder;

    private final MemoryStore store = new MemoryStore();
    private final Map<JobId, CompletableFuture<Job>> ends = new ConcurrentHashMap<>();
    private Fixture server;
    private Repository photos;
    private Repository music;
    private JobEngine engine;

    @BeforeEach
    void start() {
        server = new Fixture(folder, store);
        photos = server.repository("photos");
        music = server.repository("music");
        engine = engine();
    }

    @AfterEach
    void stop() throws InterruptedException {
        engine.close();
    }

    private JobEngine engine() {
        var made = new JobEngine(
                4,
                server.state,
                server.data,
                new AdminsOnly(),
                server.registry,
                new SharedLanes(server.settings),
                server.settings,
                Clock.fixed(NOW, ZoneOffset.UTC));
        made.addListener(new JobListener() {
            @Override
            public void changed(Job job) {
                if (job.hasEnded()) {
                    end(job.id()).complete(job);
                }
            }
        });
        return made;
    }

    private void offer(String name, Operation operation) {
        engine.addOperation(operation, Map.of("borgui.operation", name, "borgui.reading", name.equals("extract")));
    }

    private Job submit(Repository repository, String operation, boolean queue) {
        return engine.submit(
                ANA,
                new NewJob(
                        repository.id(), repository.path(), operation, Parameters.none(), Trigger.MANUAL, null, queue));
    }

    private CompletableFuture<Job> end(JobId job) {
        return ends.computeIfAbsent(job, id -> new CompletableFuture<>());
    }

    /** The job as listeners were told of its end. */
    private Job ended(Job job) throws Exception {
        return end(job.id()).get(15, TimeUnit.SECONDS);
    }

    @Test
    void a_job_goes_from_queued_to_its_end_and_is_saved_before_it_is_told() throws Exception {
        offer("create", job -> {
            job.log("one");
            job.log("two\nlines");
            return new Succeeded(NOW);
        });

        var job = submit(photos, "create", false);

        assertThat(ended(job).state()).isEqualTo(new Succeeded(NOW));
        assertThat(engine.get(ANA, job.id()).state()).isEqualTo(new Succeeded(NOW));
        assertThat(engine.log(ANA, job.id(), 0, 10).lines()).containsExactly("one", "two\\nlines");
    }

    @Test
    void works_on_two_repositories_at_once_but_never_twice_on_one() throws Exception {
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var both = new CountDownLatch(2);
        offer("create", job -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            both.countDown();
            both.await();
            inside.decrementAndGet();
            return new Succeeded(NOW);
        });

        var first = submit(photos, "create", false);
        var other = submit(music, "create", false);
        var second = submit(photos, "create", true);
        ended(first);
        ended(other);
        ended(second);

        assertThat(most.get()).isEqualTo(2);
    }

    @Test
    void who_may_view_no_repository_sees_the_jobs_of_unknown_paths_that_are_his_own() throws Exception {
        offer("create", job -> new Succeeded(NOW));
        ended(submit(photos, "create", true));
        var nowhere = new NewJob(null, "/nowhere", "create", Parameters.none(), Trigger.MANUAL, null, false);
        ended(engine.submit(ANA, nowhere));
        var own = ended(engine.submit(EVE, nowhere));
        var all = new Query(Set.of(), Optional.empty(), Optional.empty(), false, 50);

        assertThat(engine.list(EVE, all)).extracting(Job::id).containsExactly(own.id());
        assertThat(engine.list(EVE, all)).extracting(Job::repository).containsOnlyNulls();
        assertThat(engine.list(ANA, all)).hasSize(3);
    }

    @Test
    void a_job_whose_log_cannot_be_made_has_failed_and_does_not_wait_for_ever() throws Exception {
        offer("create", job -> new Succeeded(NOW));
        var first = submit(photos, "create", false);
        ended(first);
        Files.createDirectory(folder.resolve("logs/jobs").resolve(first.id().value() + 1 + ".log"));

        var second = submit(photos, "create", false);

        assertThat(ended(second).state()).isInstanceOf(Failed.class);
        assertThat(engine.get(ANA, second.id()).state()).isInstanceOf(Failed.class);
    }

    @Test
    void an_end_that_cannot_be_saved_waits_until_there_is_room() throws Exception {
        var full = new CountDownLatch(1);
        offer("create", job -> {
            store.full(true);
            full.countDown();
            return new Succeeded(NOW);
        });
        var job = submit(photos, "create", false);
        full.await();
        assertThat(end(job.id())).isNotDone();

        store.full(false);

        assertThat(ended(job).state()).isInstanceOf(Succeeded.class);
        assertThat(engine.get(ANA, job.id()).state()).isInstanceOf(Succeeded.class);
    }

    @Test
    void a_busy_repository_is_a_conflict_that_names_the_job_in_the_way() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        offer("create", job -> {
            begun.countDown();
            go.await();
            return new Succeeded(NOW);
        });
        var job = submit(photos, "create", false);
        begun.await();

        assertThatThrownBy(() -> submit(photos, "create", false))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.reason()).isEqualTo(Reason.CONFLICT);
                    assertThat(refused.params())
                            .containsEntry("active_job_id", job.id().value());
                });
        go.countDown();
        ended(job);
    }

    @Test
    void readers_share_a_repository_and_a_writer_waits_for_them() throws Exception {
        var readers = new CountDownLatch(2);
        var go = new CountDownLatch(1);
        offer("extract", job -> {
            readers.countDown();
            go.await();
            return new Succeeded(NOW);
        });
        offer("create", job -> new Succeeded(NOW));

        var one = submit(photos, "extract", false);
        var two = submit(photos, "extract", false);
        readers.await();
        var writer = submit(photos, "create", true);

        assertThat(engine.get(ANA, writer.id()).isQueued()).isTrue();
        go.countDown();
        ended(one);
        ended(two);
        assertThat(ended(writer).state()).isEqualTo(new Succeeded(NOW));
    }

    @Test
    void a_cancelled_job_says_who_cancelled_it_and_cannot_be_cancelled_again() throws Exception {
        var begun = new CountDownLatch(1);
        offer("create", job -> {
            begun.countDown();
            new CountDownLatch(1).await(); // works for ever
            return new Succeeded(NOW);
        });
        var job = submit(photos, "create", false);
        begun.await();

        assertThat(engine.cancel(ANA, job.id()).state()).isEqualTo(new Cancelled(NOW, "ana"));
        assertThatThrownBy(() -> engine.cancel(ANA, job.id())).isInstanceOf(RefusedException.class);
    }

    @Test
    void a_queued_job_can_be_cancelled_before_it_begins() throws Exception {
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        offer("create", job -> {
            begun.countDown();
            go.await();
            return new Succeeded(NOW);
        });
        var first = submit(photos, "create", false);
        begun.await();
        var second = submit(photos, "create", true);

        assertThat(engine.cancel(ANA, second.id()).state()).isEqualTo(new Cancelled(NOW, "ana"));
        go.countDown();
        assertThat(ended(first).state()).isEqualTo(new Succeeded(NOW));
        assertThat(engine.get(ANA, second.id()).started()).isNull();
    }

    @Test
    void an_operation_that_breaks_fails_its_job_and_the_next_one_runs() throws Exception {
        offer("create", job -> {
            throw new IllegalStateException("a bug");
        });
        var broken = ended(submit(photos, "create", false));
        assertThat(broken.state()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(
                        failed.failure().kind())
                .isEqualTo(Kind.INTERNAL));

        offer("create", job -> new Succeeded(NOW));
        assertThat(ended(submit(photos, "create", true)).state()).isEqualTo(new Succeeded(NOW));
    }

    @Test
    void what_ran_when_the_server_died_is_lost_and_what_was_queued_runs() throws Exception {
        var begun = new CountDownLatch(1);
        offer("create", job -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return new Succeeded(NOW);
        });
        var running = submit(photos, "create", false);
        begun.await();
        var queued = submit(photos, "create", true);
        var dead = engine;

        engine = engine(); // a second life on the same state, without an orderly end of the first
        assertThat(engine.get(ANA, running.id()).state()).isEqualTo(new Lost(NOW));
        assertThat(engine.get(ANA, queued.id()).isQueued()).isTrue();
        offer("create", job -> new Succeeded(NOW));
        assertThat(ended(queued).state()).isEqualTo(new Succeeded(NOW));
        assertThat(dead).isNotSameAs(engine);
    }

    @Test
    void stopping_the_server_stops_what_runs_and_keeps_what_is_queued() throws Exception {
        var begun = new CountDownLatch(1);
        offer("create", job -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return new Succeeded(NOW);
        });
        var running = submit(photos, "create", false);
        begun.await();
        var queued = submit(photos, "create", true);

        engine.close();
        engine = engine();

        assertThat(engine.get(ANA, running.id()).state()).isInstanceOf(Cancelled.class);
        assertThat(engine.get(ANA, queued.id()).isQueued()).isTrue();
    }

    @Test
    void a_path_that_is_no_repository_gives_a_job_that_fails_saying_so() throws Exception {
        var job = engine.submit(
                ANA, new NewJob(null, "/nowhere", "create", Parameters.none(), Trigger.MANUAL, null, false));

        assertThat(ended(job).state())
                .isEqualTo(new Failed(
                        NOW,
                        new Failure(Kind.REPOSITORY_MISSING, "Repository record not found in database: /nowhere")));
        assertThat(engine.log(ANA, job.id(), 0, 10).lines())
                .containsExactly("Repository record not found in database: /nowhere");
    }

    @Test
    void whoever_may_not_see_a_repository_sees_none_of_its_jobs() throws Exception {
        offer("create", job -> new Succeeded(NOW));
        var job = submit(photos, "create", false);
        ended(job);

        assertThatThrownBy(() -> engine.get(EVE, job.id()))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.NOT_FOUND));
        assertThat(engine.list(EVE, new Query(Set.of(), Optional.empty(), Optional.empty(), false, 10)))
                .isEmpty();
    }

    @Test
    void how_jobs_ended_is_counted_for_those_who_may_see_them() throws Exception {
        offer("create", job -> new Succeeded(NOW));
        offer("delete", job -> new Succeeded(NOW));
        ended(submit(photos, "create", true));
        var today = LocalDate.ofInstant(NOW, ZoneOffset.UTC);
        assertThat(engine.outcomes(ANA, "create", 1)).containsExactly(new DayOutcomes(today, 1, 0));

        ended(submit(music, "create", true));
        ended(submit(photos, "delete", true));
        ended(engine.submit(EVE, new NewJob(null, "/no", "create", Parameters.none(), Trigger.MANUAL, null, false)));

        assertThat(engine.outcomes(ANA, "create", 2))
                .containsExactly(new DayOutcomes(today.minusDays(1), 0, 0), new DayOutcomes(today, 2, 1));
        assertThat(engine.outcomes(EVE, "create", 1)).containsExactly(new DayOutcomes(today, 0, 1));
        assertThat(engine().outcomes(ANA, "create", 1)).containsExactly(new DayOutcomes(today, 2, 1));
    }

    @Test
    void progress_is_seen_while_it_runs_and_kept_at_the_end() throws Exception {
        var reported = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        var half = new Progress(50, 40, 30, 2, "b.txt", 50.0, 10, 100L, 5L);
        offer("create", job -> {
            job.progress(half);
            reported.countDown();
            go.await();
            return new Succeeded(NOW);
        });
        var job = submit(photos, "create", false);
        assertThat(reported.await(10, TimeUnit.SECONDS)).isTrue();

        assertThat(engine.get(ANA, job.id()).progress()).isEqualTo(half);
        go.countDown();
        assertThat(ended(job).progress()).isEqualTo(half);
    }
}
