package org.borgui.core.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.core.Fixture.ANA;
import static org.borgui.core.Fixture.NOW;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.borgui.api.JobId;
import org.borgui.api.PlanId;
import org.borgui.api.RunId;
import org.borgui.api.archive.Archive;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.JobService.Query;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.Origin;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Trigger;
import org.borgui.api.plan.Retention;
import org.borgui.api.repository.Repository;
import org.borgui.core.Fixture;
import org.borgui.core.OneJob;
import org.borgui.core.ScriptedBorg;
import org.borgui.core.history.History;
import org.borgui.core.jobs.JobEnds;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.core.jobs.OpenEngine;
import org.borgui.testkit.access.AdminsOnly;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which archives go is the same when all entries of jobs are deleted. */
@Timeout(30)
class PruneWithoutJobsTest {

    private static final Origin NIGHTLY = new Origin(new PlanId(7), new RunId(3));

    @TempDir
    Path folder;

    private final ScriptedBorg borg = new ScriptedBorg();
    private Fixture server;
    private Repository photos;

    @BeforeEach
    void start() {
        server = new Fixture(folder);
        photos = server.repository("photos");
    }

    private NewJob job(String operation, Parameters parameters) {
        return new NewJob(photos.id(), photos.path(), operation, parameters, Trigger.BACKUP_PLAN, NIGHTLY, true);
    }

    /** What the log says. */
    private List<String> prune() throws Exception {
        listArchives();
        var log = new ArrayList<String>();
        var parameters =
                RetentionWords.of(new Retention(0, 2, 0, 0, 0, 0, null)).with("zone", "UTC");
        var job = new OneJob(server, photos, job("prune", parameters).queued(new JobId(99), "ana", NOW), log);
        var end = new PruneOperation(borg, new JobsOfPlans(server.state), Clock.fixed(NOW, ZoneOffset.UTC)).run(job);
        assertThat(end).isInstanceOf(Succeeded.class);
        assertThat(log).contains("4 of 6 archives were made by this plan; the others are not looked at.");
        return log;
    }

    private void listArchives() {
        borg.archives.clear();
        for (int day = 0; day < 6; day++) {
            borg.archives.add(new Archive("a" + day, "id" + day, NOW.minus(Duration.ofDays(day))));
        }
    }

    private void backUp(OpenEngine engine) throws Exception {
        for (int day = 0; day < 4; day++) {
            var id = "id" + day;
            var ended = new CompletableFuture<Job>();
            var ends = new JobEnds();
            ends.add(ended::complete);
            engine.add(ends);
            engine.add("create", running -> {
                running.found("archiveId", id);
                return new Succeeded(NOW);
            });
            engine.service().submit(ANA, job("create", Parameters.none()));
            ended.get(15, TimeUnit.SECONDS);
        }
    }

    @Test
    void the_same_archives_go_and_stay() throws Exception {
        var engine = new OpenEngine(server);
        try {
            backUp(engine);
            var before = prune();

            var all = new Query(Set.of(), Optional.empty(), Optional.empty(), false, 100);
            var history = new History(
                    server.state,
                    server.data,
                    new AdminsOnly(),
                    server.settings,
                    server.registry,
                    new JobsOfPlans(server.state));
            engine.service().list(ANA, all).forEach(entry -> history.delete(ANA, entry.id()));
            assertThat(engine.service().list(ANA, all)).isEmpty();

            assertThat(prune()).isEqualTo(before).contains("drop  a2", "drop  a3", "keep  a0  (daily #1)");
            assertThat(borg.asked)
                    .filteredOn(asked -> asked.startsWith("delete"))
                    .containsOnly("delete [a2, a3]");
        } finally {
            engine.close();
        }
    }
}
