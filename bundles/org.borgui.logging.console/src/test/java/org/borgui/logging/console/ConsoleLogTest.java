package org.borgui.logging.console;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator.ExecutionStatus;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ConsoleLogTest {

    private final PrintStream before = System.out;
    private final ByteArrayOutputStream captured = new ByteArrayOutputStream();
    private final LoggerContext log = new LoggerContext();

    @BeforeEach
    void configure() {
        System.setOut(new PrintStream(captured, true, StandardCharsets.UTF_8));
        log.setMDCAdapter(new LogbackMDCAdapter());
        assertThat(new ConsoleLog().configure(log)).isEqualTo(ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY);
    }

    @AfterEach
    void restore() {
        log.stop();
        System.setOut(before);
    }

    @Test
    void a_message_cannot_forge_a_line() {
        log.getLogger("x").info("user {} came", "eve\r\n2026-01-01 INFO x - root\u2028came\u001b[2J\u0085");
        assertThat(output())
                .endsWith("x - user eve  2026-01-01 INFO x - root came [2J  came\n")
                .hasLineCount(1);
    }

    @Test
    void the_lines_of_a_stack_trace_are_marked() {
        log.getLogger("x").warn("went wrong", new IllegalStateException("eve\n2026-01-01 INFO x - root\u001b[2J"));
        assertThat(output().lines().skip(2)).isNotEmpty().allMatch(line -> line.startsWith("  | "));
        assertThat(output()).contains("java.lang.IllegalStateException: eve").doesNotContain("\u001b");
    }

    @Test
    void letters_of_the_world_stay() {
        log.getLogger("x").info("Grüße, 日本, \uD83D\uDD11");
        assertThat(output()).endsWith("Grüße, 日本, \uD83D\uDD11\n");
    }

    @Test
    void loggers_that_tell_too_much_are_capped() {
        log.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME).setLevel(Level.DEBUG);
        assertThat(log.getLogger("org.apache.aries.spifly.BaseActivator").getEffectiveLevel())
                .isEqualTo(Level.INFO);
        assertThat(log.getLogger("org.pac4j.core").getEffectiveLevel()).isEqualTo(Level.INFO);
        assertThat(log.getLogger("org.glassfish.jersey.internal.inject.Providers")
                        .getEffectiveLevel())
                .isEqualTo(Level.ERROR);
    }

    private String output() {
        return captured.toString(StandardCharsets.UTF_8);
    }
}
