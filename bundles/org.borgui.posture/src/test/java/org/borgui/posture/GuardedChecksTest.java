package org.borgui.posture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.borgui.api.RefusedException;
import org.borgui.api.access.Caller;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.spi.posture.PostureCheck;
import org.borgui.testkit.access.AdminsOnly;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GuardedChecksTest {

    private static final Caller SERVER = Caller.server("test");

    private final GuardedChecks checks = new GuardedChecks(new AdminsOnly(), Duration.ofMillis(500));
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void close() {
        never.countDown();
        checks.close();
    }

    @Test
    void the_worst_comes_first_and_what_is_alike_is_in_order() {
        checks.addCheck(() -> List.of(weakness("b", Severity.LOW, ""), weakness("a", Severity.LOW, "photos")));
        checks.addCheck(() -> List.of(weakness("a", Severity.LOW, "music"), weakness("z", Severity.HIGH, "")));
        checks.addCheck(() -> List.of(weakness("c", Severity.MEDIUM, "")));

        assertThat(checks.look(SERVER))
                .extracting(found -> found.id() + found.object())
                .containsExactly("z", "c", "amusic", "aphotos", "b");
    }

    @Test
    void a_check_that_fails_or_does_not_answer_is_told_and_hides_no_other() {
        checks.addCheck(() -> {
            throw new IllegalStateException("no such luck");
        });
        checks.addCheck(new Silent());
        checks.addCheck(() -> List.of(weakness("z", Severity.HIGH, "")));

        var found = checks.look(SERVER);

        assertThat(found).extracting(Weakness::id).containsExactly("z", "posture.unknown", "posture.unknown");
        assertThat(found).extracting(Weakness::reason).anyMatch(reason -> reason.contains("no such luck"));
        assertThat(found)
                .filteredOn(one -> one.object().equals("Silent"))
                .singleElement()
                .satisfies(one -> assertThat(one.reason()).contains("500 ms"));
    }

    @Test
    void a_check_that_still_owes_an_answer_is_not_asked_a_second_time() {
        var silent = new Silent();
        checks.addCheck(silent);
        for (int look = 0; look < 3; look++) {
            assertThat(checks.look(SERVER)).extracting(Weakness::id).containsExactly("posture.unknown");
        }
        assertThat(silent.begun).hasValue(1);

        never.countDown();
        while (!checks.look(SERVER).isEmpty()) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse(); // else it may still be about to answer
        }
        checks.look(SERVER);
        assertThat(silent.begun).hasValueGreaterThan(1);
    }

    @Test
    void a_check_that_has_gone_is_not_asked() {
        PostureCheck check = () -> List.of(weakness("z", Severity.HIGH, ""));
        checks.addCheck(check);
        checks.removeCheck(check);
        assertThat(checks.look(SERVER)).isEmpty();
    }

    @Test
    void nobody_but_admins_is_told() {
        assertThatThrownBy(() -> checks.look(Caller.anonymous("192.0.2.1"))).isInstanceOf(RefusedException.class);
    }

    private static Weakness weakness(String id, Severity severity, String object) {
        return new Weakness(id, severity, "Title", "Reason.", "Remedy.", null, object);
    }

    /** Answers when the test is over. */
    private final class Silent implements PostureCheck {

        private final AtomicInteger begun = new AtomicInteger();

        @Override
        public List<Weakness> look() {
            begun.incrementAndGet();
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return List.of();
        }
    }
}
