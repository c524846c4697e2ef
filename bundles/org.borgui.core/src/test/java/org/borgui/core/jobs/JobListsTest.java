package org.borgui.core.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.core.Fixture.ANA;
import static org.borgui.core.Fixture.NOW;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.borgui.api.JobId;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.JobService.Query;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Trigger;
import org.borgui.api.repository.Repository;
import org.borgui.core.Fixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which jobs somebody gets who asks for some. */
@Timeout(20)
class JobListsTest {

    @TempDir
    Path folder;

    private final Map<JobId, CompletableFuture<Job>> ends = new ConcurrentHashMap<>();
    private Repository photos;
    private Repository music;
    private OpenEngine engine;

    @BeforeEach
    void start() {
        var server = new Fixture(folder);
        photos = server.repository("photos");
        music = server.repository("music");
        engine = new OpenEngine(server);
        var listening = new JobEnds();
        listening.add(job -> end(job.id()).complete(job));
        engine.add(listening);
    }

    @AfterEach
    void stop() throws InterruptedException {
        engine.close();
    }

    private CompletableFuture<Job> end(JobId job) {
        return ends.computeIfAbsent(job, id -> new CompletableFuture<>());
    }

    private Job submit(Repository repository, String operation) {
        return engine.service()
                .submit(
                        ANA,
                        new NewJob(
                                repository.id(),
                                repository.path(),
                                operation,
                                Parameters.none(),
                                Trigger.MANUAL,
                                null,
                                true));
    }

    private Job ended(Repository repository, String operation) throws Exception {
        return end(submit(repository, operation).id()).get(15, TimeUnit.SECONDS);
    }

    private List<JobId> ids(Query query) {
        return engine.service().list(ANA, query).stream().map(Job::id).toList();
    }

    private List<JobId> ids(Set<String> operations, Optional<Job> before, int limit) {
        return ids(new Query(operations, Optional.empty(), before.map(Job::id), false, limit));
    }

    @Test
    void the_newest_come_first_and_the_next_page_goes_on_from_there() throws Exception {
        engine.add("create", job -> new Succeeded(NOW));
        engine.add("delete", job -> new Succeeded(NOW));
        var one = ended(photos, "create");
        var two = ended(music, "delete");
        var three = ended(photos, "create");

        assertThat(ids(Set.of(), Optional.empty(), 2)).containsExactly(three.id(), two.id());
        assertThat(ids(Set.of(), Optional.of(two), 2)).containsExactly(one.id());
        assertThat(ids(Set.of("create"), Optional.of(three), 2)).containsExactly(one.id());
    }

    @Test
    void open_jobs_of_one_repository_are_those_of_no_other() throws Exception {
        var begun = new CountDownLatch(2);
        engine.add("check", job -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return new Succeeded(NOW);
        });
        var one = submit(photos, "check");
        submit(music, "check");
        begun.await();
        assertThat(ids(new Query(Set.of("check"), Optional.of(photos.id()), Optional.empty(), true, 10)))
                .containsExactly(one.id());
    }
}
