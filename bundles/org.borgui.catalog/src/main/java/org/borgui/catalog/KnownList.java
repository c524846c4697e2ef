package org.borgui.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.borgui.api.archive.Archive;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The archives of a repository, as borg last listed them.
 *
 * @param archives oldest first
 * @param read when borg was asked
 * @param stamp of the repository before borg was asked, empty when there is none
 */
record KnownList(List<Archive> archives, Instant read, String stamp) {

    private static final Logger LOG = LoggerFactory.getLogger(KnownList.class);
    private static final String FORM = "archives 1";
    private static final String BETWEEN = "\t";

    KnownList {
        archives = List.copyOf(archives);
    }

    /** By name; a name that two archives had is the younger one's. Also by borg's identity of it. */
    Optional<Archive> find(String archive) {
        return archives.stream()
                .filter(one -> one.name().equals(archive) || one.borgId().equals(archive))
                .reduce((older, younger) -> younger);
    }

    Set<String> borgIds() {
        return archives.stream().map(Archive::borgId).collect(Collectors.toSet());
    }

    /** Keeps it in a file: a line about itself, then one for each archive. */
    void save(Path file) throws IOException {
        var lines = new ArrayList<String>();
        lines.add(String.join(BETWEEN, FORM, read.toString(), stamp));
        for (var archive : archives) {
            lines.add(String.join(
                    BETWEEN, archive.borgId(), archive.start().toString(), URLEncoder.encode(archive.name(), UTF_8)));
        }
        Files.createDirectories(file.getParent());
        var next = file.resolveSibling(file.getFileName() + ".next"); // one name: what a crash leaves is written over
        Files.write(next, lines);
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Reads it back; empty when there is none, or none that can be read. */
    static Optional<KnownList> load(Path file) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse(Files.readAllLines(file)));
        } catch (IOException | DateTimeException | IllegalArgumentException | IndexOutOfBoundsException e) {
            LOG.warn("The list of archives in {} cannot be read, and will be made again: {}", file, e.toString());
            return Optional.empty();
        }
    }

    private static KnownList parse(List<String> lines) {
        var head = lines.get(0).split(BETWEEN, -1);
        if (!head[0].equals(FORM)) {
            throw new IllegalArgumentException("unknown form '%s'".formatted(head[0]));
        }
        var archives = new ArrayList<Archive>();
        for (var line : lines.subList(1, lines.size())) {
            var parts = line.split(BETWEEN, -1);
            archives.add(new Archive(URLDecoder.decode(parts[2], UTF_8), parts[0], Instant.parse(parts[1])));
        }
        return new KnownList(archives, Instant.parse(head[1]), head[2]);
    }
}
