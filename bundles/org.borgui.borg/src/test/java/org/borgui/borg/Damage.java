package org.borgui.borg;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;

/** What a failing disk does to a repository. */
final class Damage {

    private Damage() {}

    /** Overwrites some bytes in the middle of the largest file. */
    static void of(Bench bench) throws Exception {
        try (var files = Files.walk(Path.of(bench.target.path(), "data"))) {
            var largest = files.filter(Files::isRegularFile)
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
            try (var channel = FileChannel.open(largest, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[64]), largest.toFile().length() / 2);
            }
        }
    }
}
