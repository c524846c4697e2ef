package org.borgui.core.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.borgui.api.PlanId;
import org.borgui.api.RefusedException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DisksTest {

    private static final PlanId ONE = new PlanId(1);
    private static final PlanId OTHER = new PlanId(2);

    private final Disks disks = new Disks(Duration.ofMillis(50));

    @AfterEach
    void close() {
        disks.close();
    }

    @Test
    void one_that_does_not_answer_keeps_only_its_own_plan_from_running() {
        var answers = new CountDownLatch(1);
        assertThatThrownBy(() -> disks.ask(ONE, () -> {
                    answers.await();
                    return "late";
                }))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("does not answer");
        assertThatThrownBy(() -> disks.ask(ONE, () -> "not asked while the last question is open"))
                .isInstanceOf(RefusedException.class);
        assertThat(disks.ask(OTHER, () -> "there")).isEqualTo("there");
        answers.countDown();
    }

    @Test
    void what_a_question_refuses_is_passed_on() {
        assertThatThrownBy(() -> disks.ask(ONE, () -> {
                    throw RefusedException.invalid("key", "It may not be.");
                }))
                .hasMessage("It may not be.");
        assertThat(disks.ask(ONE, () -> 1)).isEqualTo(1);
    }
}
