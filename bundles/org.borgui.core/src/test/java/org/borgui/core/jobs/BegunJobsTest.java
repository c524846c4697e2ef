package org.borgui.core.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.core.Fixture.ANA;
import static org.borgui.core.Fixture.NOW;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.Parameters;
import org.borgui.core.Fixture;
import org.borgui.spi.job.JobListener;
import org.borgui.testkit.state.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class BegunJobsTest {

    @TempDir
    Path folder;

    @Test
    void nobody_sees_a_job_run_before_that_is_saved() throws Exception {
        var store = new MemoryStore();
        var server = new Fixture(folder, store);
        var photos = server.repository("photos");
        var engine = new OpenEngine(server);
        var end = new CompletableFuture<Job>();
        engine.add(new JobListener() {
            @Override
            public void changed(Job job) {
                if (job.hasEnded()) {
                    end.complete(job);
                }
            }
        });
        engine.add("create", job -> new Succeeded(NOW));
        var held = new CompletableFuture<Void>();
        var writing = new CountDownLatch(1);
        var asking = Thread.currentThread();
        store.beforeWrites(() -> {
            if (Thread.currentThread() != asking) {
                writing.countDown();
                held.join();
            }
        });

        var job = engine.service().submit(ANA, NewJob.now(photos.id(), photos.path(), "create", Parameters.none()));
        writing.await();

        assertThat(engine.service().get(ANA, job.id()).isQueued()).isTrue();
        held.complete(null);
        assertThat(end.get(10, TimeUnit.SECONDS).state()).isEqualTo(new Succeeded(NOW));
        engine.close();
    }
}
