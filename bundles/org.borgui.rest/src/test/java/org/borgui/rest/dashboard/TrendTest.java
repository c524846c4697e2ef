package org.borgui.rest.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.borgui.api.JobId;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Queued;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Trigger;
import org.junit.jupiter.api.Test;

class TrendTest {

    private static final Instant NOW = Instant.parse("2026-03-15T02:00:00Z");

    private static Job job(JobState state) {
        var id = new RepositoryId(1);
        return new Job(
                new JobId(1), id, "/r", "create", Parameters.none(), "ana", Trigger.MANUAL, NOW, null, state, null);
    }

    @Test
    void has_a_day_for_each_of_two_weeks_and_counts_the_jobs_that_ended_on_it() {
        var late = Instant.parse("2026-03-14T23:59:59Z");
        var trend = Trend.of(
                List.of(
                        job(new Succeeded(NOW)),
                        job(new Warned(late, "a file could not be read")),
                        job(new Failed(late, new Failure(Failure.Kind.BORG, "Borg failed."))),
                        job(new Queued()),
                        job(new Succeeded(NOW.minus(Duration.ofDays(14))))),
                NOW);

        assertThat(trend).hasSize(14).contains(new Trend("2026-03-14", 1, 1), new Trend("2026-03-15", 1, 0));
        assertThat(trend.get(0)).isEqualTo(new Trend("2026-03-02", 0, 0));
        assertThat(trend).filteredOn(day -> day.successful() + day.failed() > 0).hasSize(2);
    }
}
