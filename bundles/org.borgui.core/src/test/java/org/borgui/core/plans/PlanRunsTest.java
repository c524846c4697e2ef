package org.borgui.core.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.core.Fixture.ANA;
import static org.borgui.core.Fixture.EVE;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.borgui.api.RefusedException;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.borgui.api.plan.Aftercare;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Run;
import org.borgui.api.plan.Run.Part;
import org.borgui.api.plan.Run.State;
import org.borgui.api.plan.Schedule;
import org.borgui.api.repository.Repository;
import org.borgui.core.Fixture;
import org.borgui.testkit.state.MemoryStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PlanRunsTest {

    private static final Aftercare ALL = new Aftercare(true, true, true, 0, List.of());
    private static final Failure FULL = new Failure(Kind.NO_SPACE, "The disk is full.");

    @TempDir
    Path folder;

    private final MemoryStore memory = new MemoryStore();
    private Fixture server;
    private Repository photos;
    private Repository music;
    private Works works;

    @BeforeEach
    void start() {
        server = new Fixture(folder, memory);
        photos = server.repository("photos");
        music = server.repository("music");
        works = new Works(server);
    }

    @AfterEach
    void stop() throws InterruptedException {
        works.close();
    }

    private Plan keep(Plan plan) {
        return works.plans.add(ANA, plan);
    }

    private Plan plan(int atOnce, boolean stop, Aftercare after) {
        return keep(Samples.plan("all", Schedule.never(), atOnce, stop, after, photos, music));
    }

    private Run run(Plan plan) {
        return works.runs.start(ANA, Plan.Kind.PLAN, plan.id());
    }

    private Run ended(Run run) {
        return works.until(() -> Optional.of(works.runs.get(ANA, run.id()))
                .filter(now -> now.state().isEnd()));
    }

    private static List<State> states(Run run) {
        return run.parts().stream().map(Part::state).toList();
    }

    @Test
    void repositories_are_backed_up_one_after_another_and_cared_for() {
        var run = ended(run(plan(1, false, ALL)));
        assertThat(run.state()).isEqualTo(State.COMPLETED);
        assertThat(works.seen())
                .containsExactly(
                        "create photos",
                        "prune photos",
                        "compact photos",
                        "check photos",
                        "create music",
                        "prune music",
                        "compact music",
                        "check music");
        assertThat(run.parts()).allSatisfy(part -> assertThat(part.jobs()).hasSize(4));
        assertThat(run.parts().get(0).jobs().get(0).parameters().required("archive"))
                .startsWith("all-2");
    }

    @Test
    void a_forecast_that_is_cut_says_so() {
        keep(Samples.plan("every minute", Samples.cron("* * * * *"), photos));
        var week = works.plans.upcoming(ANA, Duration.ofDays(8));
        assertThat(week.runs()).hasSize(10_000);
        assertThat(week.cut()).isTrue();
        var day = works.plans.upcoming(ANA, Duration.ofDays(1));
        assertThat(day.runs()).hasSizeBetween(1439, 1441);
        assertThat(day.cut()).isFalse();
    }

    @Test
    void side_by_side_they_do_not_wait_for_each_other() {
        var both = new CountDownLatch(2);
        works.on("create", job -> {
            both.countDown();
            both.await();
            return new Succeeded(Fixture.NOW);
        });
        assertThat(ended(run(plan(2, false, Aftercare.none()))).state()).isEqualTo(State.COMPLETED);
    }

    @Test
    void one_failure_leaves_the_others_alone_or_stops_them() {
        works.on(
                "create",
                job -> job.repository().id().equals(photos.id())
                        ? new Failed(Fixture.NOW, FULL)
                        : new Succeeded(Fixture.NOW));
        var partial = ended(run(plan(1, false, ALL)));
        assertThat(partial.state()).isEqualTo(State.PARTIAL);
        assertThat(states(partial)).containsExactly(State.FAILED, State.COMPLETED);
        assertThat(partial.parts().get(0).reason()).isEqualTo("The disk is full.");

        var stopping = ended(run(keep(Samples.plan("stopping", Schedule.never(), 1, true, ALL, photos, music))));
        assertThat(stopping.state()).isEqualTo(State.FAILED);
        assertThat(states(stopping)).containsExactly(State.FAILED, State.SKIPPED);
        assertThat(stopping.parts().get(1).reason()).contains("Left out");
    }

    @Test
    void what_fails_after_a_backup_does_not_take_the_backup_away() {
        works.on("prune", job -> new Failed(Fixture.NOW, FULL));
        var run = ended(run(plan(1, false, ALL)));
        assertThat(states(run)).containsOnly(State.COMPLETED_WITH_WARNINGS);
        assertThat(run.parts().get(0).reason()).startsWith("The backup is there, but prune afterwards did not succeed");
        assertThat(works.seen()).doesNotContain("compact photos");
    }

    @Test
    void damage_that_a_check_finds_is_a_failure() {
        works.on("check", job -> new Failed(Fixture.NOW, new Failure(Kind.INTEGRITY, "Damaged.")));
        assertThat(ended(run(plan(1, false, ALL))).state()).isEqualTo(State.FAILED);
    }

    @Test
    void a_warning_is_told() {
        works.on("create", job -> new Warned(Fixture.NOW, "One file could not be read."));
        var run = ended(run(plan(1, false, Aftercare.none())));
        assertThat(run.state()).isEqualTo(State.COMPLETED_WITH_WARNINGS);
        assertThat(run.parts().get(0).reason()).isEqualTo("One file could not be read.");
    }

    @Test
    void a_run_that_is_cancelled_begins_nothing_more() throws Exception {
        var begun = new CountDownLatch(1);
        works.on("create", job -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return new Succeeded(Fixture.NOW);
        });
        var plan = plan(1, false, ALL);
        var run = run(plan);
        begun.await();
        assertThatThrownBy(() -> run(plan)).isInstanceOf(RefusedException.class).hasMessageContaining("still active");

        var cancelled = works.runs.cancel(ANA, run.id());
        assertThat(cancelled.state()).isEqualTo(State.CANCELLED);
        assertThat(states(cancelled)).containsExactly(State.CANCELLED, State.CANCELLED);
        assertThat(cancelled.parts().get(1).reason()).isEqualTo("Cancelled by ana before it began.");
        assertThat(works.runs.cancel(ANA, run.id()).state()).isEqualTo(State.CANCELLED);
        assertThat(works.seen()).containsExactly("create photos");
    }

    @Test
    void only_what_failed_is_tried_again_and_knows_where_it_comes_from() {
        works.on(
                "create",
                job -> job.repository().id().equals(photos.id())
                        ? new Failed(Fixture.NOW, FULL)
                        : new Succeeded(Fixture.NOW));
        var first = ended(run(plan(1, false, Aftercare.none())));
        works.on("create", job -> new Succeeded(Fixture.NOW));
        var again = ended(works.runs.retry(ANA, first.id()));
        assertThat(again.parts()).extracting(Part::repository).containsExactly(photos.id());
        assertThat(again.state()).isEqualTo(State.COMPLETED);
        assertThat(again.lineage()).isEqualTo(new Run.Lineage(first.id(), first.id(), 1));
        assertThatThrownBy(() -> works.runs.retry(ANA, again.id())).isInstanceOf(RefusedException.class);
    }

    @Test
    void after_a_crash_a_run_goes_on_where_it_was_and_does_nothing_twice() throws Exception {
        var begun = new CountDownLatch(1);
        works.on("create", job -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return new Succeeded(Fixture.NOW);
        });
        var run = run(plan(1, false, ALL));
        begun.await();
        var crashed = memory.reopened(); // what would be on the disk
        works.close();

        var later = new Works(new Fixture(folder, crashed));
        try {
            var ended = later.until(() -> Optional.of(later.runs.get(ANA, run.id()))
                    .filter(now -> now.state().isEnd()));
            assertThat(states(ended)).containsExactly(State.FAILED, State.COMPLETED);
            assertThat(ended.parts().get(0).reason()).startsWith("The server stopped while this ran");
            assertThat(later.seen()).containsExactly("create music", "prune music", "compact music", "check music");
        } finally {
            later.close();
        }
    }

    @Test
    void a_repository_that_is_gone_is_named_and_the_others_are_backed_up() {
        var plan = plan(1, false, Aftercare.none());
        server.registry.remove(photos.id());
        var run = ended(run(plan));
        assertThat(run.state()).isEqualTo(State.PARTIAL);
        assertThat(run.parts().get(0).reason()).contains("does not know the repository any more");
    }

    @Test
    void plans_are_for_those_who_may_back_up() {
        var plan = plan(1, false, Aftercare.none());
        assertThat(works.plans.list(EVE, Plan.Kind.PLAN)).isEmpty();
        assertThatThrownBy(() -> works.plans.get(EVE, Plan.Kind.PLAN, plan.id()))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> works.runs.start(EVE, Plan.Kind.PLAN, plan.id()))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> works.plans.add(EVE, Samples.plan("mine", Schedule.never(), photos)))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void what_cannot_work_is_refused_before_it_is_kept() {
        assertThatThrownBy(() -> keep(Samples.plan(" ", Schedule.never(), photos)))
                .hasMessageContaining("name");
        assertThatThrownBy(() -> keep(Samples.plan("a\nb", Schedule.never(), photos)))
                .hasMessageContaining("name");
        assertThatThrownBy(() -> keep(Samples.plan("none", Schedule.never())))
                .hasMessageContaining("at least one repository");
        assertThatThrownBy(() -> keep(Samples.plan("twice", Schedule.never(), photos, photos)))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> keep(Samples.plan("cron", Samples.cron("61 * * * *"), photos)))
                .hasMessageContaining("no cron expression");
        assertThatThrownBy(() -> keep(Samples.plan("never", Samples.cron("0 0 31 2 *"), photos)))
                .hasMessageContaining("never comes");
        assertThatThrownBy(() -> keep(Samples.plan("many", Schedule.never(), 17, false, ALL, photos)))
                .hasMessageContaining("side by side");
        keep(Samples.plan("good", Schedule.never(), photos));
        assertThatThrownBy(() -> keep(Samples.plan("good", Schedule.never(), photos)))
                .hasMessageContaining("Another plan");
        assertThat(works.plans.list(ANA, Plan.Kind.PLAN)).hasSize(1);
    }

    @Test
    void backups_within_one_second_have_different_names() {
        var plan = keep(Samples.plan("quick", Schedule.never(), photos));
        var names = new HashSet<String>();
        for (int i = 0; i < 4; i++) {
            names.add(ended(run(plan)).parts().get(0).jobs().get(0).parameters().required("archive"));
        }
        assertThat(names).hasSize(4);
    }

    @Test
    void only_archives_of_the_plan_are_its_own() throws Exception {
        works.on("create", job -> {
            job.found("archiveId", "id of " + job.job().id());
            return new Succeeded(Fixture.NOW);
        });
        var one = keep(Samples.plan("one", Schedule.never(), photos));
        var two = keep(Samples.plan("two", Schedule.never(), photos, music));
        var first = ended(run(one)).parts().get(0).jobs().get(0);
        var second = ended(run(two)).parts().get(0).jobs().get(0);
        assertThat(works.ofPlans.archives(one.id(), photos.id())).containsExactly("id of " + first.id());
        assertThat(works.ofPlans.archives(two.id(), photos.id())).containsExactly("id of " + second.id());
        assertThat(works.ofPlans.archives(one.id(), music.id())).isEmpty();
    }

    @Test
    void an_archive_without_a_file_is_followed_by_nothing() {
        works.on("create", job -> {
            job.found("files", "0");
            return new Warned(Fixture.NOW, "The archive holds no file at all.");
        });
        var run = ended(run(keep(Samples.plan("empty", Schedule.never(), 1, false, ALL, photos))));
        assertThat(run.state()).isEqualTo(State.COMPLETED_WITH_WARNINGS);
        assertThat(works.seen()).containsExactly("create photos");
    }

    @Test
    void what_follows_a_backup_goes_by_the_plan_as_it_is_then() throws Exception {
        var begun = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        works.on("create", job -> {
            begun.countDown();
            goOn.await();
            return new Succeeded(Fixture.NOW);
        });
        var plan = keep(Samples.plan("changed", Schedule.never(), 1, false, ALL, photos));
        var run = run(plan);
        begun.await();
        var without = Samples.plan(
                "changed", Schedule.never(), 1, false, new Aftercare(false, true, false, 0, List.of()), photos);
        works.plans.replace(ANA, without.numbered(plan.id()));
        goOn.countDown();
        assertThat(ended(run).state()).isEqualTo(State.COMPLETED);
        assertThat(works.seen()).containsExactly("create photos", "compact photos");
    }

    @Test
    void a_plan_that_is_gone_or_switched_off_is_not_tried_again() {
        works.on("create", job -> new Failed(Fixture.NOW, FULL));
        var plan = plan(1, false, Aftercare.none());
        var failed = ended(run(plan));
        works.plans.switchTo(ANA, Plan.Kind.PLAN, plan.id(), false);
        assertThatThrownBy(() -> works.runs.retry(ANA, failed.id())).hasMessageContaining("switched off");
        works.plans.remove(ANA, Plan.Kind.PLAN, plan.id());
        assertThatThrownBy(() -> works.runs.retry(ANA, failed.id())).hasMessageContaining("no such plan");
    }

    @Test
    void a_plan_can_be_switched_off_when_something_of_it_is_gone() {
        var plan = keep(Samples.plan("gone", Samples.daily(), photos));
        server.registry.remove(photos.id());
        assertThat(works.plans.switchTo(ANA, Plan.Kind.PLAN, plan.id(), false).enabled())
                .isFalse();
        assertThat(works.plans.nextRun(plan)).isEmpty();
        assertThatThrownBy(() -> works.plans.switchTo(ANA, Plan.Kind.PLAN, plan.id(), true))
                .hasMessageContaining("no repository");
    }
}
