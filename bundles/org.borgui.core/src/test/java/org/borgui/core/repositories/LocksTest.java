package org.borgui.core.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.core.Fixture.ANA;
import static org.borgui.core.Fixture.NOW;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.borgui.api.JobId;
import org.borgui.api.RefusedException;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.Parameters;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryLock;
import org.borgui.api.repository.RepositoryLock.Evidence;
import org.borgui.core.Fixture;
import org.borgui.core.ScriptedBorg;
import org.borgui.core.jobs.OpenEngine;
import org.borgui.testkit.access.AdminsOnly;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class LocksTest {

    @TempDir
    Path folder;

    private final ScriptedBorg borg = new ScriptedBorg();
    private final CountDownLatch goOn = new CountDownLatch(1);
    private Fixture server;
    private OpenEngine engine;
    private Locks locks;

    @BeforeEach
    void start() {
        server = new Fixture(folder);
        engine = new OpenEngine(server);
        engine.add("compact", job -> {
            goOn.await();
            return new Succeeded(NOW);
        });
        engine.add("break-lock", job -> new Succeeded(NOW));
        locks = new Locks(server.registry, new AdminsOnly(), engine.service(), borg);
    }

    @AfterEach
    void stop() throws InterruptedException {
        goOn.countDown();
        engine.close();
    }

    private Job compact(Repository repository) {
        return engine.service()
                .submit(ANA, NewJob.now(repository.id(), repository.path(), "compact", Parameters.none()));
    }

    private void hold(Evidence evidence, @Nullable JobId job) {
        borg.holders.clear();
        borg.holders.add(new RepositoryLock("here@1", 4711, 0, NOW, true, evidence, NOW, job));
    }

    @Test
    void the_job_that_holds_a_lock_is_told_while_it_works_on_that_repository() {
        var photos = server.repository("photos");
        var job = compact(photos);
        hold(Evidence.WORKS, job.id());
        assertThat(locks.holders(ANA, photos.id()))
                .extracting(RepositoryLock::job)
                .containsExactly(job.id());
        assertThat(locks.holders(ANA, server.repository("music").id()))
                .as("whoever reads of this lock knows nothing of jobs elsewhere")
                .extracting(RepositoryLock::job)
                .containsOnlyNulls();
        hold(Evidence.WORKS, new JobId(99));
        assertThat(locks.holders(ANA, photos.id()))
                .extracting(RepositoryLock::job)
                .containsOnlyNulls();
    }

    @Test
    void a_lock_whose_number_another_program_has_is_broken_like_that_of_the_dead() {
        var photos = server.repository("photos");
        hold(Evidence.WORKS, null);
        assertThat(refusal(photos)).isEqualTo("backend.errors.repo.lockHolderAlive");
        hold(Evidence.ELSEWHERE, null);
        assertThat(refusal(photos)).isEqualTo("backend.errors.repo.lockBreakingNeedsConfirmation");
        for (var dead : new Evidence[] {Evidence.GONE, Evidence.REBOOTED, Evidence.REUSED}) {
            hold(dead, null);
            assertThat(refusal(photos)).isEmpty();
        }
    }

    private String refusal(Repository repository) {
        try {
            var job = locks.breakLock(ANA, repository.id(), Optional.empty());
            while (!engine.service().get(ANA, job.id()).hasEnded()) {
                Thread.onSpinWait();
            }
            return "";
        } catch (RefusedException e) {
            return e.key();
        }
    }
}
