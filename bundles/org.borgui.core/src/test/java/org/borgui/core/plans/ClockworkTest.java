package org.borgui.core.plans;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.PlanId;
import org.borgui.api.RunId;
import org.borgui.api.plan.Aftercare;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Run.State;
import org.borgui.api.plan.Schedule;
import org.borgui.api.plan.Schedule.Mode;
import org.borgui.api.repository.BackupSettings;
import org.borgui.core.Fixture;
import org.borgui.state.Stored;
import org.borgui.testkit.SettableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ClockworkTest {

    private static final Duration DAY = Duration.ofDays(1);

    @TempDir
    Path folder;

    private final SettableClock clock = SettableClock.at("2026-03-01T12:00:00Z");
    private final Disks disks = new Disks();
    private Fixture server;
    private PlanStore store;
    private Clockwork clockwork;

    @BeforeEach
    void start() {
        server = new Fixture(folder);
        store = new PlanStore(server.state);
        restart();
    }

    private void restart() {
        clockwork = new Clockwork(store, new Readiness(server.registry, disks), clock);
    }

    private Plan keep(Plan plan) {
        return store.add(plan, clock.instant(), Clockwork.next(plan, clock.instant()));
    }

    private Plan daily() {
        return keep(Samples.plan("nightly", Samples.daily(), server.repository("photos")));
    }

    /** The runs of a plan, the oldest first. */
    private List<Course> courses(Plan plan) {
        return store.runs(Optional.of(plan.id()), Long.MAX_VALUE, 100).stream()
                .sorted(Comparator.comparing(Stored::id))
                .map(run -> run.value().course())
                .toList();
    }

    private void end(RunId run, State state) {
        store.change(
                run,
                old -> old.with(
                        course -> course.begun(clock.instant()).ended(state, clock.instant(), null, List.of())));
    }

    private void tickAndEnd() {
        clockwork.tick().forEach(run -> end(run, State.COMPLETED));
    }

    @Test
    void a_slot_becomes_one_run() {
        var plan = daily();
        assertThat(clockwork.tick()).isEmpty();
        clock.set(Instant.parse("2026-03-02T01:00:00Z")); // 02:00 in Berlin
        assertThat(clockwork.tick()).hasSize(1);
        assertThat(clockwork.tick()).isEmpty();
        restart();
        assertThat(clockwork.tick()).isEmpty();
        assertThat(courses(plan)).extracting(Course::state).containsExactly(State.PENDING);
        assertThat(store.soonest()).contains(Instant.parse("2026-03-03T01:00:00Z"));
    }

    @Test
    void what_was_missed_is_told_and_made_up_for_once() {
        var plan = daily();
        clock.advance(DAY.multipliedBy(4));
        tickAndEnd();
        assertThat(courses(plan)).extracting(Course::state).containsExactly(State.SKIPPED, State.COMPLETED);
        assertThat(courses(plan).get(0).reason())
                .isEqualTo(
                        "3 runs from 2026-03-02 02:00 (Europe/Berlin) on were not made: the server was not running, or"
                                + " its clock was changed.");
        assertThat(courses(plan).get(1).reason())
                .isEqualTo("Late: it was due at 2026-03-05 02:00 (Europe/Berlin), when the server was not running.");
    }

    @Test
    void a_plan_that_does_not_make_up_for_it_says_so() {
        var schedule = new Schedule(true, Mode.CRON, "0 2 * * *", Samples.BERLIN, false, 30, 0);
        var plan = keep(Samples.plan("nightly", schedule, server.repository("photos")));
        clock.advance(DAY);
        assertThat(clockwork.tick()).isEmpty();
        assertThat(courses(plan)).singleElement().satisfies(course -> {
            assertThat(course.state()).isEqualTo(State.SKIPPED);
            assertThat(course.reason()).startsWith("Missed: the server was not running at 2026-03-02 02:00");
        });
    }

    @Test
    void a_clock_that_is_set_runs_nothing_twice() {
        var plan = daily();
        clock.set(Instant.parse("2026-03-02T00:00:00Z"));
        clockwork.tick();
        clock.advance(Duration.ofHours(3)); // put forward: the slot comes early
        tickAndEnd();
        clock.advance(Duration.ofHours(-3)); // and back
        tickAndEnd();
        clock.advance(Duration.ofHours(2)); // past the slot again
        tickAndEnd();
        clock.advance(Duration.ofHours(-3));
        tickAndEnd();
        assertThat(courses(plan)).hasSize(1);
        clock.set(Instant.parse("2026-03-03T01:00:00Z"));
        tickAndEnd();
        assertThat(courses(plan)).hasSize(2);
    }

    @Test
    void a_clock_that_was_years_ahead_keeps_nothing_from_running() {
        var plan = daily();
        clock.set(Instant.parse("2029-03-02T01:00:00Z"));
        tickAndEnd();
        clock.set(Instant.parse("2026-03-02T00:59:00Z"));
        restart();
        tickAndEnd();
        clock.set(Instant.parse("2026-03-02T01:00:00Z"));
        tickAndEnd();
        assertThat(courses(plan))
                .extracting(Course::state)
                .endsWith(State.COMPLETED)
                .hasSize(3);
    }

    @Test
    void while_the_run_before_it_is_active_it_is_skipped_and_says_why() {
        var plan = daily();
        clock.set(Instant.parse("2026-03-02T01:00:00Z"));
        var first = clockwork.tick().get(0);
        clock.advance(DAY);
        assertThat(clockwork.tick()).isEmpty();
        assertThat(courses(plan).get(1).reason())
                .isEqualTo("Skipped: the previous run is still active since 2026-03-02 02:00 (Europe/Berlin).");
        end(first, State.FAILED);
        clock.advance(DAY);
        assertThat(clockwork.tick()).hasSize(1);
    }

    @Test
    void what_is_switched_off_or_has_no_schedule_is_never_due() {
        keep(Samples.plan("by hand", Schedule.never(), server.repository("music")));
        var off = daily();
        store.replace(off.enabled(false, clock.instant()), clock.instant());
        clock.advance(DAY.multipliedBy(3));
        assertThat(clockwork.tick()).isEmpty();
        var on = off.with(off.schedule(), clock.instant());
        store.replace(on, clock.instant());
        assertThat(clockwork.tick()).as("slots that passed while it was off").isEmpty();
        clock.advance(DAY);
        assertThat(clockwork.tick()).hasSize(1);
    }

    @Test
    void a_plan_that_waits_for_its_disk_runs_when_it_is_there() throws Exception {
        var disk = folder.resolve("disk");
        var repository = server.repository("photos", Files.createDirectories(folder.resolve("repository")));
        var schedule = new Schedule(true, Mode.AVAILABILITY, null, Samples.BERLIN, true, 30, 120);
        var sample = Samples.plan("disk", schedule, repository);
        var plan = keep(new Plan(
                new PlanId(0),
                sample.kind(),
                sample.name(),
                null,
                true,
                new BackupSettings(List.of(disk.toString()), List.of(), "lz4", false, false, null),
                sample.template(),
                sample.destinations(),
                1,
                false,
                sample.retention(),
                Aftercare.none(),
                schedule,
                null,
                Map.of(),
                clock.instant(),
                null));
        assertThat(clockwork.tick()).isEmpty();
        assertThat(store.plan(plan.id()).orElseThrow().value().waits())
                .isEqualTo("The source %s is not there.".formatted(disk));
        Files.createDirectories(disk);
        clock.advance(Duration.ofMinutes(30));
        assertThat(clockwork.tick()).isEmpty();
        assertThat(store.plan(plan.id()).orElseThrow().value().waits())
                .contains("is empty: its disk may not be mounted");
        Files.writeString(disk.resolve("a"), "a");
        clock.advance(Duration.ofMinutes(30));
        tickAndEnd();
        assertThat(courses(plan)).extracting(Course::state).containsExactly(State.COMPLETED);
        clock.advance(Duration.ofMinutes(90));
        assertThat(clockwork.tick()).as("too soon after a success").isEmpty();
        assertThat(store.plan(plan.id()).orElseThrow().value().waits()).contains("The last good run ended at");
        clock.advance(Duration.ofMinutes(30));
        assertThat(clockwork.tick()).hasSize(1);
    }

    @Test
    void an_edit_while_a_slot_is_due_does_not_lose_it() {
        var plan = daily();
        clock.set(Instant.parse("2026-03-02T01:00:05Z"));
        store.replace(plan.with(plan.schedule(), clock.instant()), clock.instant());
        assertThat(clockwork.tick()).hasSize(1);
        store.replace(plan.with(Samples.cron("0 4 * * *"), clock.instant()), clock.instant());
        assertThat(clockwork.tick()).isEmpty();
        assertThat(store.soonest()).contains(Instant.parse("2026-03-02T03:00:00Z"));
    }

    @Test
    void a_month_of_minutes_is_told_in_one_record() {
        var plan = keep(Samples.plan("often", Samples.cron("* * * * *"), server.repository("photos")));
        clock.advance(Duration.ofDays(31)); // the clock is put forward in between
        tickAndEnd();
        assertThat(courses(plan)).hasSize(2);
        assertThat(courses(plan).get(0).reason()).startsWith("44,639 runs from 2026-03-01 13:01");
    }
}
