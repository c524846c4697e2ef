package org.borgui.borg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** When this machine was started, by the clock of today. */
final class Boot {

    private static final String SECONDS = "btime ";

    private Boot() {}

    static Optional<Instant> time() {
        try (var lines = Files.lines(Path.of("/proc/stat"))) {
            return lines.filter(line -> line.matches(SECONDS + "\\d{1,11}"))
                    .map(line -> Instant.ofEpochSecond(Long.parseLong(line.substring(SECONDS.length()))))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
