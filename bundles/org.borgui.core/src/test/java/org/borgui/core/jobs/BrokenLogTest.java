package org.borgui.core.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.core.Fixture.ANA;
import static org.borgui.core.Fixture.NOW;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.borgui.api.job.Parameters;
import org.borgui.core.Fixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class BrokenLogTest {

    @Test
    void a_job_whose_log_could_not_be_written_does_not_succeed_in_silence(@TempDir Path folder) throws Exception {
        var server = new Fixture(folder);
        var photos = server.repository("photos");
        var engine = new OpenEngine(server);
        var ended = new CompletableFuture<Job>();
        var ends = new JobEnds();
        ends.add(ended::complete);
        engine.add(ends);
        Files.createSymbolicLink(server.data.folder("logs").resolve("jobs/1.log"), Path.of("/dev/full"));
        engine.add("create", job -> {
            job.log("a line");
            return new Succeeded(NOW);
        });
        try {
            engine.service().submit(ANA, NewJob.now(photos.id(), photos.path(), "create", Parameters.none()));
            assertThat(ended.get(15, TimeUnit.SECONDS).state())
                    .isInstanceOfSatisfying(
                            Warned.class, warned -> assertThat(warned.message()).contains("log"));
        } finally {
            engine.close();
        }
    }
}
