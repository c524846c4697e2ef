package org.borgui.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.borgui.access.Server.assertRefused;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.borgui.api.RefusedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SignInLanesTest {

    private final SignInLanes lanes = new SignInLanes();

    @Test
    void a_source_that_floods_leaves_room_for_others_and_all_is_free_afterwards() throws Exception {
        var threads = Executors.newCachedThreadPool();
        var hold = new CountDownLatch(1);
        var waiting = new ArrayList<Future<Integer>>();
        try {
            enterMany("one", SignInLanes.MOST_OF_ONE, threads, hold, waiting);
            assertRefused(() -> lanes.in("one", () -> 1), Reason.UNAVAILABLE, "auth.busy");
            assertThat(lanes.<Integer>in("other", () -> 2)).isEqualTo(2);

            enterMany("two", SignInLanes.MOST - SignInLanes.MOST_OF_ONE, threads, hold, waiting);
            assertRefused(() -> lanes.in("other", () -> 1), Reason.UNAVAILABLE, "auth.busy");
        } finally {
            hold.countDown();
            threads.shutdown();
        }
        for (var one : waiting) {
            assertThat(one.get()).isEqualTo(3);
        }
        assertThat(lanes.<Integer>in("one", () -> 4)).isEqualTo(4);
    }

    @Test
    void one_source_goes_through_one_after_another() throws Exception {
        var threads = Executors.newFixedThreadPool(8);
        var plain = new int[1]; // which would lose some, were two counting at once
        try {
            Callable<Integer> count = () -> lanes.in("one", () -> {
                for (int i = 0; i < 100_000; i++) {
                    plain[0]++;
                }
                return plain[0];
            });
            for (var one : threads.invokeAll(Collections.nCopies(16, count))) {
                assertThat(one.get()).isPositive();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(plain[0]).isEqualTo(1_600_000);
    }

    /** Comes back when all of them are inside: each further one would be refused. */
    private void enterMany(
            String source, int count, ExecutorService threads, CountDownLatch hold, List<Future<Integer>> waiting)
            throws InterruptedException {
        for (int i = 0; i < count; i++) {
            waiting.add(threads.submit(() -> lanes.in(source, () -> {
                try {
                    hold.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return 3;
            })));
        }
        while (lanes.inside(source) < count) {
            Thread.onSpinWait();
        }
    }
}
