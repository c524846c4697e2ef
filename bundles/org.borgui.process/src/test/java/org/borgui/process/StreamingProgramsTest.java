package org.borgui.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.borgui.process.Exit.Exited;
import org.borgui.process.Exit.TimedOut;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is streamed is read ahead of whoever takes it, and all of it comes or its failure does. */
@Timeout(30)
final class StreamingProgramsTest {

    /** Takes nothing until it may. */
    private static final class Closed extends ByteArrayOutputStream {
        private final CountDownLatch open = new CountDownLatch(1);

        @Override
        public synchronized void write(byte[] bytes, int from, int count) {
            try {
                open.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            super.write(bytes, from, count);
        }
    }

    private final Heard heard = new Heard();
    private Path run;
    private JdkProcessRunner runner;

    @BeforeEach
    void begin(@TempDir Path folder) throws Exception {
        run = folder;
        runner = new JdkProcessRunner(
                run, Patience.of(500, 500), Patience.of(300, 300), Duration.ofMillis(300), () -> false);
    }

    @Test
    void lines_that_are_written_one_by_one_are_streamed_in_pieces() throws Exception {
        var pieces = new AtomicInteger();
        var all = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int count) {
                super.write(bytes, from, count);
                pieces.incrementAndGet();
            }
        };
        runner.stream(sh("i=0; while [ $i -lt 20000 ]; do echo $i; i=$((i+1)); done"), all, heard);

        assertThat(all.toString(StandardCharsets.UTF_8).lines()).hasSize(20_000);
        assertThat(pieces).hasValueLessThan(2_000);
    }

    @Test
    void bytes_are_streamed_at_the_pace_of_the_sink() throws Exception {
        var sink = new ByteArrayOutputStream();
        var slow = new OutputStream() {
            @Override
            public void write(int b) {
                sink.write(b);
            }

            @Override
            public void write(byte[] bytes, int from, int count) {
                java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
                sink.write(bytes, from, count);
            }
        };

        var exit = runner.stream(sh("head -c 3000000 /dev/zero; printf end"), slow, heard);

        assertThat(exit).isEqualTo(new Exited(0));
        assertThat(sink.size()).isEqualTo(3_000_003);
        assertThat(sink.toByteArray()).endsWith('e', 'n', 'd');
    }

    @Test
    void a_sink_that_fails_ends_the_program_and_its_reason_is_passed_on() {
        var broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("the browser has gone");
            }
        };

        assertThatThrownBy(() -> runner.stream(sh("while :; do echo more; done"), broken, heard))
                .isInstanceOf(IOException.class)
                .hasMessage("the browser has gone");
        assertThat(run).isEmptyDirectory();
    }

    @Test
    void a_mistake_of_a_sink_ends_the_program_and_is_passed_on() {
        var mistaken = new OutputStream() {
            @Override
            public void write(int b) {
                throw new IllegalStateException("a bug");
            }
        };

        assertThatThrownBy(() -> runner.stream(sh("while :; do echo more; done"), mistaken, heard))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug");
        assertThat(run).isEmptyDirectory();
    }

    @Test
    void a_failure_at_the_very_end_is_passed_on() {
        var full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no space");
            }
        };

        assertThatThrownBy(() -> runner.stream(sh("printf x"), full, heard))
                .isInstanceOf(IOException.class)
                .hasMessage("no space");
    }

    @Test
    void a_program_goes_on_while_what_it_wrote_is_waiting() throws Exception {
        var sink = new Closed();
        var listener = new OutputListener() {
            @Override
            public void err(String line) {
                sink.open.countDown();
            }
        };

        var exit = runner.stream(sh("head -c 2000000 /dev/zero; echo written >&2"), sink, listener);

        assertThat(exit).isEqualTo(new Exited(0));
        assertThat(sink.size()).isEqualTo(2_000_000);
    }

    @Test
    void what_waits_for_a_sink_that_takes_nothing_ends_with_its_time() throws Exception {
        var sink = new Closed();
        var time = Duration.ofMillis(500);

        var exit = runner.stream(sh("head -c 8000000 /dev/zero").within(time), sink, heard);
        sink.open.countDown();

        assertThat(exit).isEqualTo(new TimedOut(time));
        assertThat(run).isEmptyDirectory();
        assertThat(sink.size()).isLessThan(8_000_000);
    }

    @Test
    void what_streams_has_a_wide_pipe_where_the_system_allows_it() throws Exception {
        var size = new ByteArrayOutputStream();

        runner.stream(Command.of(List.of("perl", "-e", "print fcntl(STDOUT, 1032, 0)")), size, heard);

        assertThat(size.toString(StandardCharsets.UTF_8)).isEqualTo("1048576");
    }

    @Test
    void words_of_a_program_that_streams_arrive_as_they_are() throws Exception {
        var words = new ByteArrayOutputStream();

        runner.stream(Command.of(List.of("printf", "%s\\n", "-e", "a b", "--", "$ARGV[0]", "*")), words, heard);

        assertThat(words.toString(StandardCharsets.UTF_8).lines()).containsExactly("-e", "a b", "--", "$ARGV[0]", "*");
    }

    private static Command sh(String script) {
        return Command.of(List.of("sh", "-c", script));
    }
}
