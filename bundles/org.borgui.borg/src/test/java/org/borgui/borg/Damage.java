package org.borgui.borg;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;

/** What a failing disk does to a repository. */
final class Damage {

    private Damage() {}

    /** What somebody does about it who wants the rest back: borg puts zeros in place of what is lost. */
    static void repair(Bench bench) throws Exception {
        var words = Call.of(List.of("check", "--repair", "--", bench.target.path()))
                .answering("BORG_CHECK_I_KNOW_WHAT_I_AM_DOING", "YES");
        var said = Said.silently(bench.program.dialect().answers());
        bench.program.run(words, bench.target, said, line -> {});
    }

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
