package org.borgui.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.borgui.launcher.probe.Failing;
import org.borgui.launcher.probe.Ready;
import org.borgui.launcher.probe.Talking;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandTest {

    private final Path folder;
    private final Distribution distribution;

    CommandTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        distribution = new Distribution(folder);
    }

    @Test
    void while_no_server_runs_the_command_is_run_here_and_nothing_above_its_level_is_started() throws Exception {
        used();
        distribution.withActivator(Talking.class).onLevel(40).withActivator(Failing.class);
        try (Run run = distribution.run(Map.of(), "--command", "reset-password", "ana", "--home")) {
            run.type("open sesame\n");
            assertThat(run.exitCode()).describedAs(run.output()).isEqualTo(3);
            assertThat(run.output().lines())
                    .containsSubsequence(
                            "word reset-password", "word ana", "word --home", "typed open sesame", "by a pipe")
                    .hasSize(5);
        }
    }

    @Test
    void nothing_typed_is_told_to_the_command() throws Exception {
        used();
        distribution.withActivator(Talking.class);
        try (Run run = distribution.run(Map.of(), "--command", "x")) {
            run.type("");
            assertThat(run.exitCode()).describedAs(run.output()).isEqualTo(1);
            assertThat(run.output()).contains("nothing typed");
        }
    }

    @Test
    void a_command_level_that_lacks_a_command_line_is_named() throws Exception {
        used();
        distribution.onLevel(40).withActivator(Talking.class);
        try (Run run = distribution.run(Map.of(), "--command", "x")) {
            assertThat(run.exitCode()).describedAs(run.output()).isEqualTo(4);
            assertThat(run.output()).contains("no service (borgui.command.line=true)");
        }
    }

    @Test
    void a_data_directory_that_no_server_has_used_is_named_and_left_as_it_is() throws Exception {
        distribution.withActivator(Talking.class);
        try (Run run = distribution.run(Map.of(), "--command", "x")) {
            assertThat(run.exitCode()).describedAs(run.output()).isEqualTo(6);
            assertThat(run.output()).contains("set DATA_DIR");
            assertThat(folder.resolve("data")).doesNotExist();
        }
    }

    @Test
    void a_server_that_cannot_be_reached_is_named() throws Exception {
        distribution.withActivator(Ready.class);
        try (Run first = distribution.run(Map.of()).awaitReady()) {
            Distribution second = new Distribution(folder.resolve("second")).withActivator(Talking.class);
            var data = Map.of("DATA_DIR", folder.resolve("data").toString());
            try (Run run = second.run(data, "--command", "x")) {
                assertThat(run.exitCode()).describedAs(run.output()).isEqualTo(6);
                assertThat(run.output()).contains("cannot be reached by", "run/command");
            }
            first.terminate().exitCode();
        }
    }

    @Test
    void a_server_that_is_about_to_end_is_waited_for() throws Exception {
        used();
        distribution.withActivator(Talking.class);
        FileChannel ending = lock();
        try (Run run = distribution.run(Map.of(), "--command", "x")) {
            run.type("open sesame\n");
            run.awaitOutput("waiting whether it begins or ends");
            ending.close();
            assertThat(run.exitCode()).describedAs(run.output()).isEqualTo(1);
            assertThat(run.output()).contains("typed open sesame");
        } finally {
            ending.close();
        }
    }

    @Test
    void a_server_begins_also_while_somebody_looks_whether_there_is_one() throws Exception {
        used();
        distribution.withActivator(Ready.class);
        FileChannel looking = lock();
        try (Run run = distribution.run(Map.of())) {
            run.awaitOpen(folder.resolve("data/cache/lock"));
            looking.close();
            run.awaitReady().terminate().exitCode();
        } finally {
            looking.close();
        }
    }

    /** As a server, or who looks for one, holds the data directory. */
    private FileChannel lock() throws IOException {
        FileChannel channel = FileChannel.open(
                folder.resolve("data/cache/lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        assertThat(channel.tryLock()).isNotNull();
        return channel;
    }

    /** As after the first start of a server. */
    private void used() throws IOException {
        Files.createDirectories(folder.resolve("data/cache"));
    }
}
