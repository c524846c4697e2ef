package org.borgui.core.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.core.Fixture.ANA;
import static org.borgui.core.Fixture.NOW;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.borgui.api.JobId;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.Crowd;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobGroup;
import org.borgui.api.job.JobLimits;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Trigger;
import org.borgui.api.repository.Repository;
import org.borgui.api.system.ServerSettings;
import org.borgui.core.Fixture;
import org.borgui.spi.job.JobContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Jobs above a limit wait for their turn, and are in nobody's way. */
@Timeout(30)
class LimitsTest {

    @TempDir
    Path folder;

    private final BlockingQueue<Job> begun = new LinkedBlockingQueue<>();
    private final Map<JobId, Semaphore> gates = new ConcurrentHashMap<>();
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final List<Repository> repositories = new ArrayList<>();
    private Fixture server;
    private OpenEngine engine;

    @BeforeEach
    void start() {
        server = new Fixture(folder);
        for (var name : List.of("photos", "music", "films", "texts", "books")) {
            repositories.add(server.repository(name));
        }
        limit(1, 1, 1);
        engine = new OpenEngine(server);
        for (var name : List.of("create", "check", "prune")) {
            engine.add(name, this::work);
        }
        engine.addReading("extract", this::work);
    }

    @AfterEach
    void stop() throws InterruptedException {
        engine.close();
    }

    private void limit(int backups, int scheduledBackups, int scheduledChecks) {
        var limits = new JobLimits(backups, scheduledBackups, scheduledChecks);
        server.settings.change(ANA, old -> new ServerSettings(old.history(), limits, old.echoed()));
    }

    private Ended work(JobContext job) throws InterruptedException {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        begun.add(job.job());
        gate(job.job()).acquire();
        inside.decrementAndGet();
        return new Succeeded(NOW);
    }

    private Semaphore gate(Job job) {
        return gates.computeIfAbsent(job.id(), id -> new Semaphore(0));
    }

    private void finish(Job job) {
        gate(job).release();
    }

    private Job submit(int repository, String operation, Trigger trigger, boolean queue) {
        var wanted = repositories.get(repository);
        return engine.service()
                .submit(
                        ANA,
                        new NewJob(wanted.id(), wanted.path(), operation, Parameters.none(), trigger, null, queue));
    }

    private Job ofPlan(int repository, String operation) {
        return submit(repository, operation, Trigger.BACKUP_PLAN, true);
    }

    private JobId next() throws InterruptedException {
        var job = begun.poll(20, TimeUnit.SECONDS);
        assertThat(job).as("another job begins").isNotNull();
        return job == null ? new JobId(0) : job.id();
    }

    @Test
    void those_above_the_limit_wait_say_why_and_begin_in_order() throws Exception {
        var first = ofPlan(0, "create");
        var second = ofPlan(1, "create");
        var third = ofPlan(2, "create");

        assertThat(next()).isEqualTo(first.id());
        assertThat(engine.service().get(ANA, second.id()).isQueued()).isTrue();
        assertThat(engine.service().crowd(second.id())).contains(new Crowd(JobGroup.SCHEDULED_BACKUPS, 1, 1));
        assertThat(engine.service().crowd(first.id())).isEmpty();

        finish(first);
        assertThat(next()).isEqualTo(second.id());
        finish(second);
        assertThat(next()).isEqualTo(third.id());
        finish(third);
        assertThat(most).hasValue(1);
    }

    @Test
    void a_higher_limit_lets_the_next_begin_at_once_and_a_lower_one_ends_nothing() throws Exception {
        var first = ofPlan(0, "create");
        var second = ofPlan(1, "create");
        var third = ofPlan(2, "create");
        assertThat(next()).isEqualTo(first.id());

        limit(1, 2, 1);
        assertThat(next()).isEqualTo(second.id());

        limit(1, 1, 1);
        finish(first);
        assertThat(engine.service().crowd(third.id())).isPresent();
        finish(second);
        assertThat(next()).isEqualTo(third.id());
        finish(third);
    }

    @Test
    void groups_do_not_wait_for_each_other() throws Exception {
        var waits = List.of(
                ofPlan(0, "create"),
                ofPlan(1, "check"),
                submit(2, "create", Trigger.MANUAL, false),
                submit(3, "check", Trigger.MANUAL, false),
                submit(4, "extract", Trigger.MANUAL, false));
        for (var job : waits) {
            assertThat(next()).isIn(waits.stream().map(Job::id).toList());
            assertThat(engine.service().crowd(job.id())).isEmpty();
        }
        waits.forEach(this::finish);
    }

    @Test
    void a_restore_passes_a_backup_that_waits_for_its_place_and_a_second_backup_is_told() throws Exception {
        var running = ofPlan(0, "create");
        var waiting = ofPlan(1, "create");
        assertThat(next()).isEqualTo(running.id());

        assertThatThrownBy(() -> submit(1, "create", Trigger.MANUAL, false))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("job " + waiting.id());
        var restore = submit(1, "extract", Trigger.MANUAL, false);
        assertThat(next()).isEqualTo(restore.id());
        assertThat(engine.lanes().reading(id(1), () -> "read")).isEqualTo("read");

        finish(running);
        finish(restore);
        assertThat(next()).isEqualTo(waiting.id());
        finish(waiting);
    }

    private RepositoryId id(int repository) {
        return repositories.get(repository).id();
    }

    @Test
    void a_place_goes_to_the_oldest_whose_repository_is_free() throws Exception {
        var running = ofPlan(0, "create");
        var behindRestore = ofPlan(1, "create");
        var free = ofPlan(2, "create");
        assertThat(next()).isEqualTo(running.id());
        var restore = submit(1, "extract", Trigger.MANUAL, false);
        assertThat(next()).isEqualTo(restore.id());

        finish(running);
        assertThat(next()).as("its place does not lie idle").isEqualTo(free.id());
        finish(restore);
        finish(free);
        assertThat(next()).isEqualTo(behindRestore.id());
        finish(behindRestore);
    }

    @Test
    void one_that_waits_can_be_cancelled_and_takes_no_place() throws Exception {
        var running = ofPlan(0, "create");
        var cancelled = ofPlan(1, "create");
        var next = ofPlan(2, "create");
        assertThat(next()).isEqualTo(running.id());

        assertThat(engine.service().cancel(ANA, cancelled.id()).hasEnded()).isTrue();
        finish(running);
        assertThat(next()).isEqualTo(next.id());
        finish(next);
    }

    @Test
    void a_restore_begins_at_once_though_a_thousand_backups_wait() throws Exception {
        var running = ofPlan(0, "create");
        assertThat(next()).isEqualTo(running.id());
        for (int i = 0; i < 1000; i++) {
            ofPlan(1 + i % 2, "create");
        }
        var times = new ArrayList<Long>();
        for (int i = 0; i < 20; i++) {
            long from = System.nanoTime();
            var restore = submit(3, "extract", Trigger.MANUAL, false);
            assertThat(next()).isEqualTo(restore.id());
            times.add(System.nanoTime() - from);
            finish(restore);
        }
        times.sort(null);
        assertThat(TimeUnit.NANOSECONDS.toMillis(times.get(10)))
                .as("the middle one of 20; the benchmark looks at the slow ones")
                .isLessThan(50);
    }
}
