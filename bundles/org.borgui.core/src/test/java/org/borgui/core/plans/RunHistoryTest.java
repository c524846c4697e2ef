package org.borgui.core.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.core.Fixture.ANA;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.borgui.api.RefusedException;
import org.borgui.api.RunId;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.plan.Aftercare;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Run;
import org.borgui.api.plan.Schedule;
import org.borgui.core.Fixture;
import org.borgui.core.history.History;
import org.borgui.testkit.access.AdminsOnly;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs of plans when what they were made of goes. */
@Timeout(30)
class RunHistoryTest {

    @TempDir
    Path folder;

    private Fixture server;
    private Works works;
    private Plan plan;
    private History history;

    @BeforeEach
    void start() {
        server = new Fixture(folder);
        var photos = server.repository("photos");
        works = new Works(server);
        var check = new Aftercare(false, false, true, 0, java.util.List.of());
        plan = works.plans.add(ANA, Samples.plan("all", Schedule.never(), 1, false, check, photos));
        history = new History(
                server.state, server.data, new AdminsOnly(), server.settings, server.registry, works.ofPlans);
    }

    @AfterEach
    void stop() throws InterruptedException {
        works.close();
    }

    private Run run() {
        return works.runs.start(ANA, Plan.Kind.PLAN, plan.id());
    }

    private Run ended(Run run) {
        return works.until(() -> Optional.of(works.runs.get(ANA, run.id()))
                .filter(now -> now.state().isEnd()));
    }

    private Job backup(Run run) {
        return works.until(() -> works.runs.get(ANA, run.id()).parts().get(0).jobs().stream()
                .filter(Job::hasEnded)
                .findFirst());
    }

    @Test
    void the_backup_of_a_run_that_goes_on_stays_so_that_it_is_not_made_again() throws Exception {
        var go = new CountDownLatch(1);
        works.on("check", job -> {
            go.await();
            return new Succeeded(Fixture.NOW);
        });
        var run = run();
        var backup = backup(run);

        assertThatThrownBy(() -> history.delete(ANA, backup.id()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("belongs to a run of a plan that has not ended");

        go.countDown();
        ended(run);
        history.delete(ANA, backup.id());
        assertThat(works.seen()).containsExactly("create photos", "check photos");
        assertThat(works.runs.get(ANA, run.id()).parts().get(0).jobs()).hasSize(1);
    }

    @Test
    void runs_go_when_they_are_old_and_have_no_jobs_but_never_the_newest() {
        var first = ended(run());
        var second = ended(run());
        var newest = ended(run());
        var old = new RunHistory(server.state);
        var later = Instant.now().plusSeconds(60);

        assertThat(old.forget(later, run -> run.equals(second.id()))).isEqualTo(1);
        assertThat(old.forget(Instant.EPOCH, run -> false)).isZero();

        assertThat(works.runs.list(ANA, Optional.of(plan.id()), 10))
                .extracting(Run::id)
                .containsExactly(newest.id(), second.id());
        assertThat(old.isOpen(first.id())).isFalse();
        assertThat(old.isOpen(new RunId(4711))).isFalse();
    }
}
