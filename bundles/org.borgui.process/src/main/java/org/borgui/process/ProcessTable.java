package org.borgui.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The processes of this machine, as {@code /proc} shows them. */
final class ProcessTable {

    /**
     * A process.
     *
     * @param started when, in clock ticks since the machine's start
     */
    record Row(long pid, char state, long parent, long group, long session, long started) {

        /** A zombie is only an exit code that nobody has fetched. */
        boolean isAlive() {
            return state != 'Z' && state != 'X';
        }
    }

    private static final Path PROC = Path.of("/proc");

    /** All processes that are alive. */
    List<Row> rows() {
        var rows = new ArrayList<Row>();
        try (var entries = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var entry : entries) {
                row(Long.parseLong(entry.getFileName().toString()))
                        .filter(Row::isAlive)
                        .ifPresent(rows::add);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The list of processes in /proc cannot be read", e);
        }
        return rows;
    }

    Optional<Row> row(long pid) {
        try {
            var text = Files.readString(PROC.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            // The second field is the program's name in brackets, and may hold blanks and brackets itself.
            var fields = text.substring(text.lastIndexOf(')') + 2).split(" ", -1);
            return Optional.of(new Row(
                    pid,
                    fields[0].charAt(0),
                    Long.parseLong(fields[1]),
                    Long.parseLong(fields[2]),
                    Long.parseLong(fields[3]),
                    Long.parseLong(fields[19])));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** Whether a process was started with this variable, or inherited it. */
    boolean carries(long pid, String variable) {
        try {
            var environment = Files.readString(PROC.resolve(pid + "/environ"), StandardCharsets.ISO_8859_1);
            return environment.startsWith(variable + "\0") || environment.contains("\0" + variable + "\0");
        } catch (IOException goneOrForeign) {
            return false;
        }
    }

    /** Changes with each start of the machine. */
    String boot() throws IOException {
        return Files.readString(PROC.resolve("sys/kernel/random/boot_id")).strip();
    }
}
