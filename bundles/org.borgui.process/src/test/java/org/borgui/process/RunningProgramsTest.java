package org.borgui.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.borgui.api.Secret;
import org.borgui.process.Exit.Exited;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class RunningProgramsTest {

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
    void both_pipes_and_the_exit_code_arrive() throws Exception {
        var exit = runner.run(sh("echo one; echo two >&2; printf three; exit 7"), heard);

        assertThat(exit).isEqualTo(new Exited(7));
        assertThat(heard.out).containsExactly("one", "three");
        assertThat(heard.err).containsExactly("two");
        assertThat(run).isEmptyDirectory();
    }

    @Test
    void two_hundred_thousand_lines_arrive_in_order() throws Exception {
        var count = new AtomicInteger();
        runner.run(Command.of(List.of("seq", "200000")), new OutputListener() {
            @Override
            public void out(String line) {
                if (Integer.parseInt(line) == count.get() + 1) {
                    count.incrementAndGet();
                }
            }
        });

        assertThat(count).hasValue(200_000);
    }

    @Test
    void the_environment_holds_what_was_given_and_nothing_else() throws Exception {
        runner.run(Command.of(List.of("env")).with("GIVEN", "yes").with("PASSPHRASE", Secret.of("canary")), heard);

        assertThat(names(heard.out))
                .isEqualTo(Set.of("PATH", "HOME", "LANG", "LC_ALL", "GIVEN", "PASSPHRASE", "BORGUI_PROCESS"));
        assertThat(heard.out).contains("PASSPHRASE=canary", "LC_ALL=C.UTF-8", "PATH=" + Programs.PATH);
    }

    @Test
    void words_in_any_script_arrive_as_they_are() throws Exception {
        runner.run(Command.of(List.of("printf", "%s\\n", "pä", "a b", "$(id)", "日本", "*")), heard);

        assertThat(heard.out).containsExactly("pä", "a b", "$(id)", "日本", "*");
    }

    @Test
    void input_is_fed_and_otherwise_ends_at_once() throws Exception {
        runner.run(Command.of(List.of("cat")).with(Input.of("fed\n".getBytes(StandardCharsets.UTF_8))), heard);
        var exit = runner.run(Command.of(List.of("cat")), heard);

        assertThat(heard.out).containsExactly("fed");
        assertThat(exit).isEqualTo(new Exited(0));
    }

    @Test
    void a_flood_without_a_line_end_is_cut_and_says_so() throws Exception {
        runner.run(sh("head -c 5000000 /dev/zero | tr '\\0' x; echo; echo after"), heard);

        assertThat(heard.out).hasSize(2);
        assertThat(heard.out.get(0)).startsWith("xxxx").endsWith("[line cut after 1048576 bytes]");
        assertThat(heard.out.get(1)).isEqualTo("after");
    }

    @Test
    void more_output_than_wanted_is_left_out_and_says_so() throws Exception {
        var exit = runner.run(Command.of(List.of("seq", "100000")).with(new Limits(100, 10)), heard);

        assertThat(exit).isEqualTo(new Exited(0));
        assertThat(heard.out)
                .containsExactly("1", "2", "3", "4", "5", "[more than 10 bytes of output: the rest is left out]");
    }

    @Test
    void a_listener_that_fails_ends_the_program_and_its_exception_is_passed_on() {
        var broken = new OutputListener() {
            @Override
            public void out(String line) {
                throw new IllegalStateException("a bug");
            }
        };

        assertThatThrownBy(() -> runner.run(sh("while :; do echo more; done"), broken))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("a bug");
    }

    @Test
    void a_missing_program_is_told_by_a_sentence() {
        assertThatThrownBy(() -> runner.run(Command.of(List.of("no-such-program", "x")), heard))
                .isInstanceOf(ProgramMissingException.class)
                .hasMessageContaining("'no-such-program' was not found");
        assertThatThrownBy(() -> runner.run(Command.of(List.of("true")).in(Path.of("/no/such")), heard))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/no/such");
        assertThat(run).isEmptyDirectory();
    }

    @Test
    void secrets_are_not_printed() {
        var command = Command.of(List.of("true"))
                .with("BORG_PASSPHRASE", Secret.of("canary"))
                .with(Input.of(Secret.of("canary")));

        assertThat(command.toString()).doesNotContain("canary");
        assertThatThrownBy(() -> command.with("X", Secret.of("can\0ary")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("can");
    }

    @Test
    void variables_that_would_change_what_a_program_is_are_refused() {
        for (var name : List.of(
                "LD_PRELOAD",
                "LD_LIBRARY_PATH",
                "GLIBC_TUNABLES",
                "GCONV_PATH",
                "PYTHONPATH",
                "PYTHONSTARTUP",
                "PERL5OPT",
                "RUBYOPT",
                "NODE_OPTIONS",
                "JAVA_TOOL_OPTIONS",
                "_JAVA_OPTIONS",
                "JDK_JAVA_OPTIONS",
                "BASH_ENV",
                "BASH_FUNC_echo",
                "BASHOPTS",
                "SHELLOPTS",
                "PS4",
                "ENV",
                "IFS",
                "a=b",
                "a\nLD_PRELOAD",
                "")) {
            assertThatThrownBy(() -> Command.of(List.of("true")).with(name, "x"))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Command.of(List.of("true")).with(name, Secret.of("x")))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static Command sh(String script) {
        return Command.of(List.of("sh", "-c", script));
    }

    private static Set<String> names(List<String> lines) {
        return lines.stream().map(line -> line.substring(0, line.indexOf('='))).collect(Collectors.toSet());
    }
}
