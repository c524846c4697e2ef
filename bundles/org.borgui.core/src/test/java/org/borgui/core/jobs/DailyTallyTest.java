package org.borgui.core.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.core.Fixture.NOW;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.borgui.api.JobId;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.DayOutcomes;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState;
import org.borgui.api.job.JobState.Cancelled;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Lost;
import org.borgui.api.job.JobState.Queued;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Trigger;
import org.junit.jupiter.api.Test;

class DailyTallyTest {

    private static final Instant MIDNIGHT = Instant.parse("2026-03-15T00:00:00Z");
    private static final LocalDate TODAY = LocalDate.ofInstant(MIDNIGHT, ZoneOffset.UTC);

    private final List<Job> saved = new ArrayList<>();
    private final List<LocalDate> asked = new ArrayList<>();
    private final DailyTally tally = new DailyTally((operation, since) -> {
        asked.add(since);
        return List.copyOf(saved);
    });

    private static Job job(JobState state) {
        var id = new RepositoryId(1);
        return new Job(
                new JobId(1),
                id,
                "/r",
                "create",
                Parameters.none(),
                "ana",
                Trigger.MANUAL,
                null,
                NOW,
                null,
                state,
                null,
                Parameters.none());
    }

    private List<DayOutcomes> outcomes(LocalDate from, LocalDate to) {
        return tally.outcomes("create", from, to, (repository, by) -> true);
    }

    @Test
    void a_day_ends_at_midnight_in_utc_and_counts_what_ended_on_it() {
        var before = MIDNIGHT.minusNanos(1);
        saved.add(job(new Succeeded(MIDNIGHT)));
        saved.add(job(new Warned(before, "a file could not be read")));
        saved.add(job(new Failed(before, new Failure(Failure.Kind.BORG, "Borg failed."))));
        saved.add(job(new Lost(MIDNIGHT)));
        saved.add(job(new Cancelled(MIDNIGHT, "ana")));
        saved.add(job(new Queued()));

        assertThat(outcomes(TODAY.minusDays(2), TODAY))
                .containsExactly(
                        new DayOutcomes(TODAY.minusDays(2), 0, 0),
                        new DayOutcomes(TODAY.minusDays(1), 1, 1),
                        new DayOutcomes(TODAY, 1, 1));
    }

    @Test
    void what_ends_later_is_counted_once_and_nothing_is_looked_for_again() {
        var ended = job(new Succeeded(MIDNIGHT));
        tally.add(ended, () -> saved.add(ended));
        assertThat(outcomes(TODAY, TODAY)).containsExactly(new DayOutcomes(TODAY, 1, 0));

        tally.add(ended, () -> saved.add(ended));

        assertThat(outcomes(TODAY, TODAY)).containsExactly(new DayOutcomes(TODAY, 2, 0));
        assertThat(asked).hasSize(1);
    }

    @Test
    void a_clock_that_was_years_ahead_hides_no_day_when_it_is_right_again() {
        saved.add(job(new Succeeded(MIDNIGHT)));
        assertThat(outcomes(TODAY, TODAY)).containsExactly(new DayOutcomes(TODAY, 1, 0));
        var ahead = TODAY.plusYears(3);

        assertThat(outcomes(ahead, ahead)).containsExactly(new DayOutcomes(ahead, 0, 0));

        assertThat(outcomes(TODAY, TODAY.plusDays(1)))
                .containsExactly(new DayOutcomes(TODAY, 1, 0), new DayOutcomes(TODAY.plusDays(1), 0, 0));
    }

    @Test
    void a_job_that_could_not_be_saved_is_not_counted() {
        assertThat(outcomes(TODAY, TODAY)).containsExactly(new DayOutcomes(TODAY, 0, 0));
        assertThatThrownBy(() -> tally.add(job(new Succeeded(MIDNIGHT)), () -> {
                    throw new IllegalStateException("no room");
                }))
                .hasMessage("no room");

        assertThat(outcomes(TODAY, TODAY)).containsExactly(new DayOutcomes(TODAY, 0, 0));
    }
}
