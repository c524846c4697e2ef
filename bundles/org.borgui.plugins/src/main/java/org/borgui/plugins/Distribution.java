package org.borgui.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The optional plugins that were built with this distribution: one folder, and a list of their digests. Never changes. */
final class Distribution {

    private static final Logger LOG = LoggerFactory.getLogger(Distribution.class);
    private static final String DIGESTS = "SHA256SUMS";
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *]([A-Za-z0-9._-]+\\.jar)");

    private final Map<String, Path> files = new TreeMap<>();

    Distribution(Path folder) throws IOException {
        var digests = folder.resolve(DIGESTS);
        if (!Files.exists(digests)) {
            return;
        }
        for (var line : Files.readAllLines(digests)) {
            var words = LINE.matcher(line);
            if (words.matches()) {
                files.put(words.group(1), folder.resolve(words.group(2)));
            } else {
                LOG.warn("{} has a line that is no digest: {}", digests, line);
            }
        }
    }

    /** Whether this is the digest of one of them. */
    boolean has(String sha256) {
        return files.containsKey(sha256);
    }

    Map<String, Path> files() {
        return Map.copyOf(files);
    }

    Optional<Path> file(String sha256) {
        return Optional.ofNullable(files.get(sha256));
    }
}
