package org.borgui.core.notices;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.borgui.api.notice.Notice;
import org.borgui.api.notice.Topic;
import org.borgui.state.Stored;
import org.junit.jupiter.api.Test;

class CourseTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final Instant SOON = NOON.plus(Duration.ofMinutes(1));

    private final Course course = new Course();

    private static Stored<DeliveryDocument> waiting(long id, int failures) {
        var notice = new Notice("job-" + id, Topic.BACKUP_FAILED, Notice.Level.FAILURE, "t", "x", NOON, null, null);
        var delivery = DeliveryDocument.of(1, notice, NOON);
        for (int i = 0; i < failures; i++) {
            delivery = delivery.failed(NOON, "Too large.").soon(NOON);
        }
        return new Stored<>(id, 1, delivery);
    }

    private void tried(boolean arrived, long id) {
        if (arrived) {
            assertThat(course.succeeded(id)).isFalse();
        } else {
            course.failed(NOON);
        }
        course.end();
    }

    @Test
    void the_oldest_goes_first_and_alone() {
        var all = List.of(waiting(1, 0), waiting(2, 0));
        assertThat(course.begin(all, NOON)).map(Stored::id).contains(1L);
        assertThat(course.begin(all, NOON)).isEmpty();
        tried(true, 1);
        assertThat(course.begin(all.subList(1, 2), NOON)).map(Stored::id).contains(2L);
    }

    @Test
    void after_a_failure_there_is_a_rest_unless_somebody_is_in_a_hurry() {
        var one = List.of(waiting(1, 0));
        course.begin(one, NOON);
        tried(false, 1);
        assertThat(course.begin(one, NOON.plusSeconds(59))).isEmpty();
        assertThat(course.pausedUntil(NOON)).contains(SOON);
        course.hurry();
        assertThat(course.begin(one, NOON)).isPresent();
    }

    @Test
    void one_that_is_never_taken_keeps_no_other_from_arriving() {
        course.begin(List.of(waiting(1, 0), waiting(2, 0)), NOON);
        tried(false, 1);
        assertThat(course.begin(List.of(waiting(1, 1), waiting(2, 0)), SOON))
                .map(Stored::id)
                .contains(2L);
        tried(true, 2);
    }

    @Test
    void when_the_other_side_was_away_and_answers_again_everybody_may_go() {
        course.begin(List.of(waiting(1, 0)), NOON);
        tried(false, 1);
        course.begin(List.of(waiting(1, 1)), SOON);
        tried(false, 1);
        course.begin(List.of(waiting(1, 2)), NOON.plus(Duration.ofHours(1)));
        assertThat(course.succeeded(1)).isTrue();
    }

    @Test
    void what_has_left_is_not_sent_again_because_that_could_not_be_kept() {
        course.begin(List.of(waiting(1, 0)), NOON);
        course.sent(1);
        course.failed(NOON);
        course.end();
        assertThat(course.hasSent(1)).isTrue();
        course.succeeded(1);
        assertThat(course.hasSent(1)).isFalse();
    }
}
