package org.borgui.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.borgui.launcher.probe.Hanging;
import org.borgui.launcher.probe.Ready;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StopTest {

    private static final Duration BOUND = Duration.ofSeconds(10);

    private final Path folder;

    StopTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void a_signal_stops_the_framework_and_the_process() throws Exception {
        try (Run run = new Distribution(folder)
                .withBase()
                .withActivator(Ready.class)
                .run(Map.of())
                .awaitReady()) {
            long begin = System.nanoTime();
            assertThat(run.terminate().exitCode()).isZero();
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(BOUND);
            assertThat(run.output()).contains("stopped in");
        }
    }

    @Test
    void a_bundle_that_hangs_is_cut_off_within_ten_seconds_and_named() throws Exception {
        try (Run run = new Distribution(folder)
                .withActivator(Hanging.class)
                .run(Map.of())
                .awaitReady()) {
            long begin = System.nanoTime();
            assertThat(run.terminate().exitCode()).isEqualTo(7);
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(BOUND);
            assertThat(run.output()).contains("still stopping: probe.Hanging", "probe.Hanging.stop");
        }
    }
}
