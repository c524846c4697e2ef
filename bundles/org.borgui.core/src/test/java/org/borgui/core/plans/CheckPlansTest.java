package org.borgui.core.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.core.Fixture.ANA;
import static org.borgui.core.Fixture.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.PlanId;
import org.borgui.api.RefusedException;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.RestoreCheckService.Mode;
import org.borgui.api.job.RestoreCheckService.Settings;
import org.borgui.api.job.Trigger;
import org.borgui.api.plan.Aftercare;
import org.borgui.api.plan.Destination;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService.Upcoming;
import org.borgui.api.plan.Retention;
import org.borgui.api.plan.Run;
import org.borgui.api.plan.Run.State;
import org.borgui.api.repository.BackupSettings;
import org.borgui.api.repository.Repository;
import org.borgui.core.Fixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Checks and restore checks by the clockwork of the plans. */
@Timeout(20)
class CheckPlansTest {

    @TempDir
    Path folder;

    private Fixture server;
    private Works works;
    private Repository photos;

    @BeforeEach
    void start() {
        server = new Fixture(folder);
        photos = server.repository("photos");
        works = new Works(server);
    }

    @AfterEach
    void stop() throws InterruptedException {
        works.close();
    }

    private Plan add(Plan.Kind kind) {
        var plan = new Plan(
                new PlanId(0),
                kind,
                photos.name(),
                null,
                true,
                new BackupSettings(List.of(), List.of(), "lz4", false, false, null),
                "",
                List.of(Destination.of(photos.id())),
                1,
                false,
                Retention.usual(),
                new Aftercare(false, false, true, 60, List.of()),
                Samples.daily(),
                null,
                Map.of(),
                NOW,
                null);
        return works.plans.add(ANA, plan);
    }

    private Run ended(Plan plan) {
        var run = works.runs.start(ANA, plan.kind(), plan.id());
        return works.until(() -> Optional.of(works.runs.get(ANA, run.id()))
                .filter(found -> found.state().isEnd()));
    }

    @Test
    void a_check_makes_one_job_and_no_backup() {
        var run = ended(add(Plan.Kind.CHECK));
        assertThat(run.state()).isEqualTo(State.COMPLETED);
        assertThat(works.seen()).containsExactly("check photos");
        Job job = run.parts().get(0).jobs().get(0);
        assertThat(job.trigger()).isEqualTo(Trigger.SCHEDULE);
        assertThat(job.parameters().text("maxSeconds")).contains("60");
    }

    @Test
    void a_restore_check_does_what_is_set_when_it_runs() {
        var plan = add(Plan.Kind.RESTORE_CHECK);
        works.canaries.keep(photos.id(), new Settings(Mode.PROBE_PATHS, List.of("srv/a"), false));
        works.on("restore-check", job -> new Failed(NOW, new Failure(Kind.INTEGRITY, "It is damaged.")));
        var run = ended(plan);
        assertThat(run.state()).isEqualTo(State.FAILED);
        assertThat(run.parts().get(0).reason()).isEqualTo("It is damaged.");
        assertThat(run.parts().get(0).jobs().get(0).parameters().list("paths")).containsExactly("srv/a");
        works.on("restore-check", job -> new Succeeded(NOW));
        assertThat(ended(plan).state()).isEqualTo(State.COMPLETED);
    }

    @Test
    void they_are_upcoming_and_stay_out_of_the_lists_of_backups() {
        var plan = add(Plan.Kind.CHECK);
        ended(plan);
        assertThat(works.plans.list(ANA, Plan.Kind.PLAN)).isEmpty();
        assertThat(works.plans.list(ANA, Plan.Kind.SCHEDULE)).isEmpty();
        assertThat(works.runs.list(ANA, Optional.empty(), 10)).isEmpty();
        assertThat(works.runs.list(ANA, Optional.of(plan.id()), 10)).hasSize(1);
        assertThat(works.plans.upcoming(ANA, Duration.ofDays(1)).runs())
                .extracting(Upcoming::plan)
                .containsExactly(plan);
    }

    @Test
    void each_repository_has_one_of_each_kind_whatever_it_is_called() {
        add(Plan.Kind.CHECK);
        add(Plan.Kind.RESTORE_CHECK);
        assertThatThrownBy(() -> add(Plan.Kind.CHECK)).isInstanceOf(RefusedException.class);
        new ChecksOfForgotten(server.state).forgotten(photos.id());
        assertThat(works.plans.list(ANA, Plan.Kind.CHECK)).isEmpty();
        assertThat(works.plans.list(ANA, Plan.Kind.RESTORE_CHECK)).isEmpty();
    }
}
