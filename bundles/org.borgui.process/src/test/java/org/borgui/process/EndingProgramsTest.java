package org.borgui.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.borgui.process.Exit.Exited;
import org.borgui.process.Exit.TimedOut;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each program prints its number first, and the test looks for anybody with the mark of that run afterwards. */
@Timeout(30)
final class EndingProgramsTest {

    private static final String DEAF = "trap '' INT TERM HUP; ";

    private final Heard heard = new Heard();
    private final ProcessTable table = new ProcessTable();
    private Path run;
    private JdkProcessRunner runner;

    @BeforeEach
    void begin(@TempDir Path folder) throws Exception {
        run = folder;
        runner = new JdkProcessRunner(
                run, Patience.of(300, 300), Patience.of(200, 200), Duration.ofMillis(200), () -> false);
    }

    @Test
    void a_program_heads_its_own_group() throws Exception {
        runner.run(sh("cat /proc/$$/stat"), heard);

        var fields = heard.out.get(2).split(" ", -1);
        assertThat(fields[4]).isEqualTo(fields[0]);
        assertThat(fields[5]).isEqualTo(fields[0]);
    }

    @Test
    void a_program_that_takes_too_long_is_ended() throws Exception {
        var limit = Duration.ofMillis(300);
        var exit = runner.run(sh("sleep 100").within(limit), heard);

        assertThat(exit).isEqualTo(new TimedOut(limit));
        assertNobodyLeft();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sleep 100",
                "sleep 101 & sleep 102 & wait",
                DEAF + "sleep 100 & while :; do sleep 1; done",
                "(sleep 100 &) ; sleep 100",
                "setsid sh -c '(sleep 100 &); sleep 100' & sleep 100",
                "setsid setsid sh -c \"trap '' INT TERM; while :; do sleep 1; done\" </dev/null >/dev/null 2>&1 & sleep 100",
                DEAF + "while :; do sh -c 'sleep 1' & sleep 0.01; done"
            })
    void an_interrupt_leaves_nobody_alive(String script) throws Exception {
        var outcome = new AtomicReference<Throwable>();
        var caller = new Thread(() -> {
            try {
                runner.run(sh(script), heard);
            } catch (Throwable e) {
                outcome.set(e);
            }
        });
        caller.start();
        heard.pid();
        caller.interrupt();
        caller.interrupt();
        caller.join();

        assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
        assertNobodyLeft();
    }

    @Test
    void an_interrupt_signal_comes_first_and_only_once() throws Exception {
        var script = "trap 'echo int' INT; trap 'echo term; exit 0' TERM; while :; do sleep 0.05; done";
        runner.run(sh(script).within(Duration.ofMillis(300)), heard);

        // The output of the last moments is not waited for, so the listener may not hear it: what counts is the order.
        assertThat(heard.out).doesNotContainSequence("int", "int");
        assertNobodyLeft();
    }

    @Test
    void somebody_left_behind_with_the_pipe_does_not_hold_the_call() throws Exception {
        var exit = runner.run(sh("sleep 100 & exit 3"), heard);

        assertThat(exit).isEqualTo(new Exited(3));
        assertNobodyLeft();
    }

    @Test
    void somebody_left_behind_without_the_pipe_is_ended_too() throws Exception {
        var exit = runner.run(sh("setsid sleep 100 </dev/null >/dev/null 2>&1 & exit 3"), heard);

        assertThat(exit).isEqualTo(new Exited(3));
        assertNobodyLeft();
    }

    @Test
    void closing_interrupts_the_callers_and_lets_nobody_start() throws Exception {
        var call = CompletableFuture.supplyAsync(() -> {
            try {
                return runner.run(sh("sleep 100"), heard).toString();
            } catch (Exception e) {
                return e.getClass().getSimpleName();
            }
        });
        heard.pid();
        runner.close();

        assertThat(call.get()).isEqualTo("InterruptedException");
        assertNobodyLeft();
    }

    @Test
    void when_the_server_stops_a_program_is_given_less_time_though_this_is_told_later() throws Exception {
        var stopping = new AtomicBoolean();
        runner = new JdkProcessRunner(
                run, Patience.of(600_000, 600_000), Patience.of(200, 200), Duration.ofMillis(200), stopping::get);
        var caller = new Thread(() -> {
            try {
                runner.run(sh(DEAF + "echo ready; while :; do sleep 1; done"), heard);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        caller.start();
        while (heard.out.isEmpty()) {
            Thread.onSpinWait();
        }

        stopping.set(true);
        caller.interrupt();

        caller.join(60_000);
        assertThat(caller.isAlive()).isFalse();
        assertNobodyLeft();
    }

    @Test
    void what_a_crash_left_behind_is_ended_at_the_next_start() throws Exception {
        var journal = new Journal(run, table.boot());
        var origin = journal.open();
        var left = start(origin, "setsid", "sh", "-c", DEAF + "sleep 100 & while :; do sleep 1; done");
        try {
            journal.note(
                    origin.began(left.pid(), table.row(left.pid()).orElseThrow().started()));
            Files.writeString(run.resolve("old.process"), "not ours");

            runner = new JdkProcessRunner(
                    run, Patience.of(100, 100), Patience.of(100, 100), Duration.ofMillis(100), () -> false);

            assertThat(left.waitFor()).isNotZero();
            assertThat(run).isEmptyDirectory();
        } finally {
            left.destroyForcibly();
        }
    }

    @Test
    void those_that_do_not_listen_keep_the_next_start_waiting_together_and_not_one_after_another() throws Exception {
        var journal = new Journal(run, table.boot());
        var left = new ArrayList<Process>();
        for (int i = 0; i < 4; i++) {
            var origin = journal.open();
            var one = start(origin, "setsid", "sh", "-c", "kill -STOP $$");
            left.add(one);
            journal.note(
                    origin.began(one.pid(), table.row(one.pid()).orElseThrow().started()));
            while (table.row(one.pid()).orElseThrow().state() != 'T') {
                Thread.onSpinWait();
            }
        }
        var begun = System.nanoTime();
        runner = new JdkProcessRunner(
                run, Patience.of(100, 1000), Patience.of(100, 100), Duration.ofMillis(100), () -> false);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMillis(3500));
        for (var one : left) {
            assertThat(one.waitFor()).isNotZero();
        }
    }

    @Test
    void a_number_that_was_given_to_somebody_else_is_left_alone() throws Exception {
        var journal = new Journal(run, table.boot());
        var stranger = new ProcessBuilder("setsid", "sleep", "100").start();
        try {
            var started = table.row(stranger.pid()).orElseThrow().started();
            journal.note(journal.open().began(stranger.pid(), started - 1));

            runner = new JdkProcessRunner(
                    run, Patience.of(100, 100), Patience.of(100, 100), Duration.ofMillis(100), () -> false);

            assertThat(stranger.isAlive()).isTrue();
            assertThat(run).isEmptyDirectory();
        } finally {
            stranger.destroyForcibly();
        }
    }

    private static Process start(Origin origin, String... words) throws Exception {
        var builder = new ProcessBuilder(words);
        builder.environment().put(Family.MARK, origin.mark());
        return builder.start();
    }

    /** Prints its number and its mark before it does anything else. */
    private static Command sh(String script) {
        return Command.of(List.of("sh", "-c", "echo $$; echo $BORGUI_PROCESS; " + script));
    }

    private void assertNobodyLeft() throws Exception {
        var head = heard.pid();
        var mark = Family.MARK + "=" + heard.out.get(1);
        assertThat(table.rows().stream()
                        .filter(row -> row.group() == head || row.session() == head || table.carries(row.pid(), mark)))
                .isEmpty();
        assertThat(run).isEmptyDirectory();
    }
}
