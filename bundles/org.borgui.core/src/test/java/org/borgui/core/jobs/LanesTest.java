package org.borgui.core.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.core.Fixture.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.borgui.api.JobId;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState.Queued;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Trigger;
import org.borgui.core.Fixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanesTest {

    private static final RepositoryId PHOTOS = new RepositoryId(1);

    @TempDir
    Path folder;

    private final Lanes lanes = new Lanes();
    private final List<Job> begun = new ArrayList<>();
    private final Job writer = job(1);
    private final Job reader = job(2);

    private static Job job(long id) {
        return new Job(
                new JobId(id),
                PHOTOS,
                "/backup/photos",
                "any",
                Parameters.none(),
                "ana",
                Trigger.MANUAL,
                null,
                NOW,
                null,
                new Queued(),
                null,
                Parameters.none());
    }

    private void enter(Job job, boolean reading) {
        lanes.enter(PHOTOS, new Lanes.Ticket(job, reading, () -> begun.add(job)), () -> {});
    }

    @Test
    void a_writer_waits_for_a_visitor_and_no_further_visitor_passes_it() throws Exception {
        assertThat(lanes.visit(PHOTOS, Duration.ZERO)).isEmpty();
        assertThat(lanes.visit(PHOTOS, Duration.ZERO)).isEmpty();
        enter(writer, false);
        assertThat(begun).isEmpty();
        assertThat(lanes.visit(PHOTOS, Duration.ZERO)).contains(writer);

        lanes.endVisit(PHOTOS);
        assertThat(begun).isEmpty();
        lanes.endVisit(PHOTOS);

        assertThat(begun).containsExactly(writer);
        assertThat(lanes.visit(PHOTOS, Duration.ZERO)).contains(writer);
        lanes.leave(PHOTOS, writer);
        assertThat(lanes.visit(PHOTOS, Duration.ZERO)).isEmpty();
    }

    @Test
    void what_a_reading_job_asks_is_answered_though_a_writer_waits_for_its_end() throws Exception {
        enter(reader, true);
        enter(writer, false);

        assertThat(lanes.visit(PHOTOS, Duration.ZERO)).isEmpty();
        lanes.endVisit(PHOTOS);
        lanes.leave(PHOTOS, reader);

        assertThat(begun).containsExactly(reader, writer);
    }

    @Test
    void a_reader_that_is_no_job_is_told_who_writes() throws Exception {
        var shared = new SharedLanes(new Fixture(folder).settings);
        shared.lanes().enter(PHOTOS, new Lanes.Ticket(writer, false, () -> begun.add(writer)), () -> {});

        assertThatThrownBy(() -> shared.reading(PHOTOS, () -> "read"))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.LOCKED))
                .hasMessageContaining("job " + writer.id());
        assertThat(shared.reading(new RepositoryId(2), () -> "read")).isEqualTo("read");
    }

    @Test
    void a_writer_that_is_withdrawn_lets_visitors_in() throws Exception {
        assertThat(lanes.visit(PHOTOS, Duration.ZERO)).isEmpty();
        enter(writer, false);

        assertThat(lanes.withdraw(writer)).isTrue();

        assertThat(lanes.visit(PHOTOS, Duration.ZERO)).isEmpty();
        assertThat(begun).isEmpty();
    }
}
