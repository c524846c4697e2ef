package org.borgui.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Remembers what runs, a file for each program, so that the next start of the server can end what a crash left behind. */
final class Journal {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);
    private static final String ENDING = ".process";
    private static final Pattern MARK = Pattern.compile("[0-9a-f-]{36}");

    private final Path folder;
    private final String boot;

    Journal(Path folder, String boot) {
        this.folder = folder;
        this.boot = boot;
    }

    /** A new mark, noted before its program starts: there is no moment in which a crash would lose it. */
    Origin open() throws IOException {
        var origin = new Origin(UUID.randomUUID().toString(), 0, 0);
        note(origin);
        return origin;
    }

    void note(Origin origin) throws IOException {
        Files.writeString(
                file(origin),
                String.join(" ", origin.mark(), boot, Long.toString(origin.pid()), Long.toString(origin.started())));
    }

    void close(Origin origin) {
        try {
            Files.deleteIfExists(file(origin));
        } catch (IOException e) {
            LOG.warn("The note {} of a program that has ended could not be removed", file(origin), e);
        }
    }

    /** What was noted since this machine started and not closed. Notes from before its start are removed. */
    List<Origin> leftovers() throws IOException {
        var found = new ArrayList<Origin>();
        try (var files = Files.newDirectoryStream(folder, "*" + ENDING)) {
            for (var file : files) {
                var words = Files.readString(file).strip().split(" ", -1);
                if (isOurs(words)) {
                    found.add(new Origin(words[0], Long.parseLong(words[2]), Long.parseLong(words[3])));
                } else {
                    Files.deleteIfExists(file);
                }
            }
        }
        return found;
    }

    private boolean isOurs(String[] words) {
        return words.length == 4
                && MARK.matcher(words[0]).matches()
                && words[1].equals(boot)
                && words[2].matches("[0-9]{1,18}")
                && words[3].matches("[0-9]{1,18}");
    }

    private Path file(Origin origin) {
        return folder.resolve(origin.mark() + ENDING);
    }
}
