package org.borgui.core.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.core.Fixture.ANA;
import static org.borgui.core.Fixture.NOW;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.Parameters;
import org.borgui.core.Fixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class AnnouncementsTest {

    @Test
    void what_a_job_announces_is_saved_before_it_goes_on(@TempDir Path folder) throws Exception {
        var server = new Fixture(folder);
        var photos = server.repository("photos");
        var saved = new CompletableFuture<Optional<String>>();
        var engine = new OpenEngine(server);
        engine.add("prune", job -> {
            job.announce("removing", "7");
            saved.complete(new JobStore(server.state).get(job.job().id()).flatMap(kept -> kept.results()
                    .text("removing")));
            return new Succeeded(NOW);
        });
        try {
            engine.service().submit(ANA, NewJob.now(photos.id(), photos.path(), "prune", Parameters.none()));
            assertThat(saved.get(15, TimeUnit.SECONDS)).contains("7");
        } finally {
            engine.close();
        }
    }
}
