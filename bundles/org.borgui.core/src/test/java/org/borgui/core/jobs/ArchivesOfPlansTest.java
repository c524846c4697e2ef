package org.borgui.core.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.core.Fixture.NOW;
import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.nio.file.Path;
import org.borgui.api.JobId;
import org.borgui.api.PlanId;
import org.borgui.api.RepositoryId;
import org.borgui.api.RunId;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.Origin;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Trigger;
import org.borgui.core.Fixture;
import org.borgui.state.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesOfPlansTest {

    private static final PlanId NIGHTLY = new PlanId(7);
    private static final RepositoryId PHOTOS = new RepositoryId(1);

    @TempDir
    Path folder;

    private static Job made(PlanId plan, RepositoryId repository, String archive) {
        return new NewJob(
                        repository,
                        "/backup",
                        "create",
                        Parameters.none(),
                        Trigger.BACKUP_PLAN,
                        new Origin(plan, new RunId(1)),
                        true)
                .queued(new JobId(1), "ana", NOW)
                .begun(NOW)
                .with("archiveId", archive)
                .ended(new Succeeded(NOW));
    }

    /** As it was kept before this collection was there. */
    private static void keepOld(State state, Job job) {
        state.write(
                DURABLE,
                writing -> writing.add(JobDocument.KIND, writing.nextId(JobDocument.KIND), JobDocument.of(job)));
    }

    @Test
    void jobs_of_the_time_before_are_looked_through_once() {
        var state = new Fixture(folder).state;
        state.open(JobDocument.KIND);
        for (int i = 0; i < 1100; i++) {
            keepOld(state, made(NIGHTLY, PHOTOS, "a" + i));
        }
        keepOld(state, made(NIGHTLY, new RepositoryId(2), "other repository"));
        keepOld(state, made(new PlanId(8), PHOTOS, "other plan"));

        assertThat(new JobsOfPlans(state).archives(NIGHTLY, PHOTOS))
                .hasSize(1100)
                .contains("a0", "a1099")
                .doesNotContain("other repository", "other plan");

        keepOld(state, made(NIGHTLY, PHOTOS, "nobody looks again"));
        assertThat(new JobsOfPlans(state).archives(NIGHTLY, PHOTOS)).hasSize(1100);
    }

    @Test
    void what_belongs_to_no_plan_and_no_repository_any_more_is_forgotten() {
        var state = new Fixture(folder).state;
        state.open(JobDocument.KIND);
        keepOld(state, made(NIGHTLY, PHOTOS, "aa"));
        keepOld(state, made(new PlanId(8), PHOTOS, "bb"));
        var archives = new JobStore(state).archives();

        assertThat(archives.forget((plan, repository) -> plan.equals(NIGHTLY))).isEqualTo(1);

        assertThat(archives.of(NIGHTLY, PHOTOS)).containsExactly("aa");
        assertThat(archives.of(new PlanId(8), PHOTOS)).isEmpty();
    }
}
