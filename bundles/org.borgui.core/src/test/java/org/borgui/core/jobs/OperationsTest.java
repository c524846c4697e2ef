package org.borgui.core.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.core.Fixture.NOW;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.borgui.api.JobId;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.Parameters;
import org.borgui.spi.job.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OperationsTest {

    private static final Map<String, Object> CREATE = Map.of("borgui.operation", "create");
    private static final Operation OLD = job -> new Succeeded(NOW);
    private static final Operation NEW = job -> new Succeeded(NOW.plusSeconds(1));

    private final Operations operations = new Operations();

    private static Job job(long id) {
        return NewJob.now(new RepositoryId(1), "/photos", "create", Parameters.none())
                .queued(new JobId(id), "ana", NOW);
    }

    @Test
    void a_newer_version_is_used_at_once_and_the_older_one_by_who_holds_it() throws Exception {
        operations.add(OLD, CREATE);
        assertThat(operations.hold(job(1), () -> false)).contains(OLD);

        operations.add(NEW, CREATE);

        assertThat(operations.hold(job(2), () -> false)).contains(NEW);
    }

    @Test
    void what_goes_leaves_the_other_one_whichever_it_was() throws Exception {
        operations.add(OLD, CREATE);
        operations.add(NEW, CREATE);
        operations.remove(NEW);
        assertThat(operations.hold(job(1), () -> false)).contains(OLD);
    }

    @Test
    void a_job_waits_for_an_operation_that_has_just_gone() throws Exception {
        operations.add(OLD, CREATE);
        operations.remove(OLD);
        var held = CompletableFuture.supplyAsync(() -> {
            try {
                return operations.hold(job(1), () -> false);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        operations.add(NEW, CREATE);

        assertThat(held.get(10, TimeUnit.SECONDS)).contains(NEW);
    }

    @Test
    void a_job_that_is_stopped_waits_no_longer() throws Exception {
        operations.add(OLD, CREATE);
        operations.remove(OLD);
        var stopped = new AtomicBoolean();
        var held = CompletableFuture.supplyAsync(() -> {
            try {
                return operations.hold(job(1), stopped::get);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });

        stopped.set(true);
        operations.wake();

        assertThat(held.get(10, TimeUnit.SECONDS)).isEmpty();
    }

    @Test
    void an_operation_that_was_never_there_is_not_waited_for() throws Exception {
        assertThat(operations.hold(job(1), () -> false)).isEmpty();
    }
}
