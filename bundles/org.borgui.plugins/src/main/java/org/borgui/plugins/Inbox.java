package org.borgui.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.borgui.api.RefusedException;
import org.borgui.api.plugin.PluginFile;
import org.borgui.api.plugin.PluginFile.Source;
import org.borgui.plugins.PluginDocument.Piece;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Files that could be installed: uploads, copies from the folder {@code plugins/}, the distribution's own. Any thread. */
final class Inbox {

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final Duration KEPT = Duration.ofDays(2);
    private static final Comparator<PluginFile> BY_NAME = Comparator.comparing(PluginFile::name)
            .thenComparing(file -> Version.parseVersion(file.version()), Comparator.reverseOrder());

    /**
     * Where a copy came from.
     *
     * @param file its name in the folder; empty for uploads
     */
    record Way(Source source, String file) {

        static final Way UPLOAD = new Way(Source.UPLOAD, "");
        static final Way DISTRIBUTION = new Way(Source.DISTRIBUTION, "");
    }

    private final Copies taken;
    private final Path folder;
    private final JarInspector inspector;
    private final Distribution distribution;
    private final Door door;
    private final PluginStore store;
    private final Clock clock;
    private final Map<String, PluginJar> known = new ConcurrentHashMap<>();
    private final Map<String, String> fromFolder = new ConcurrentHashMap<>(); // digests, and names of files
    private final Map<String, String> troubles = new ConcurrentHashMap<>();

    Inbox(Path folder, JarLimits limits, Distribution distribution, Door door, PluginStore store, Clock clock) {
        this.folder = folder;
        this.taken = new Copies(folder, limits.bytes());
        this.inspector = new JarInspector(limits);
        this.distribution = distribution;
        this.door = door;
        this.store = store;
        this.clock = clock;
    }

    /** What was half written when the server ended goes. */
    void clean() throws IOException {
        try (var all = Files.list(folder)) {
            for (var file : all.filter(one -> !one.toString().endsWith(".jar")).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Takes a file in, unless nobody could ever install it. */
    String add(InputStream in) throws IOException {
        var sha256 = taken.take(in);
        try {
            var jar = jar(sha256);
            door.judge(jar, installed(jar));
            return sha256;
        } catch (RefusedException e) {
            if (!fromFolder.containsKey(sha256)) {
                discard(sha256);
            }
            throw e;
        }
    }

    /** A file of the folder is this one. */
    void isFromFolder(String sha256, String file) {
        fromFolder.put(sha256, file);
    }

    /** No file of the folder is this one any more. */
    void isGone(String sha256) throws IOException {
        fromFolder.remove(sha256);
        troubles.remove(sha256);
        discard(sha256);
    }

    /** Whether some file of the folder is a version of this plugin. */
    boolean isInFolder(String name) {
        return fromFolder.keySet().stream()
                .map(known::get)
                .anyMatch(jar -> jar != null && jar.name().equals(name));
    }

    /** Why it was not installed although it lies in the folder. */
    void trouble(String sha256, String why) {
        troubles.put(sha256, why);
    }

    void discard(String sha256) throws IOException {
        taken.delete(sha256);
        known.remove(sha256);
    }

    Way way(String sha256) {
        var file = fromFolder.get(sha256);
        if (file != null) {
            return new Way(Source.FOLDER, file);
        }
        return distribution.has(sha256) && !taken.has(sha256) ? Way.DISTRIBUTION : Way.UPLOAD;
    }

    InputStream open(String sha256) throws IOException {
        return Files.newInputStream(path(sha256));
    }

    private Path path(String sha256) {
        return taken.has(sha256)
                ? taken.path(sha256)
                : distribution
                        .file(sha256)
                        .orElseThrow(
                                () -> Refusals.unknown("There is no file with the SHA-256 %s here.".formatted(sha256)));
    }

    PluginJar jar(String sha256) throws IOException {
        var path = path(sha256);
        var found = known.get(sha256);
        if (found == null) {
            found = inspector.inspect(path, sha256);
            known.put(sha256, found);
        }
        return found;
    }

    List<PluginFile> all() throws IOException {
        var paths = new LinkedHashMap<>(distribution.files());
        for (var file : waiting()) {
            var name = file.getFileName().toString();
            paths.put(name.substring(0, name.length() - ".jar".length()), file);
        }
        var files = new ArrayList<PluginFile>();
        for (var sha256 : paths.keySet()) {
            try {
                files.add(view(sha256));
            } catch (RefusedException | IOException e) {
                LOG.warn("{} is left out: {}", paths.get(sha256), e.getMessage());
            }
        }
        files.sort(BY_NAME);
        return files;
    }

    PluginFile view(String sha256) throws IOException {
        var jar = jar(sha256);
        var before = installed(jar);
        var origin = door.judge(jar, before);
        return new PluginFile(
                sha256,
                jar.name(),
                jar.version().toString(),
                jar.title(),
                jar.description(),
                jar.size(),
                way(sha256).source(),
                origin.trust(),
                origin.doubts(),
                jar.imports(),
                before.filter(piece -> piece.sha256().equals(sha256)).isPresent(),
                troubles.getOrDefault(sha256, ""));
    }

    private Optional<Piece> installed(PluginJar jar) {
        return store.find(jar.name()).flatMap(PluginDocument::wanted);
    }

    /** Uploads that nobody wanted for two days go. */
    private List<Path> waiting() throws IOException {
        var oldest = clock.instant().minus(KEPT);
        var waiting = new ArrayList<Path>();
        try (var all = Files.list(folder)) {
            for (var file : all.filter(one -> one.toString().endsWith(".jar")).toList()) {
                var sha256 = file.getFileName().toString().replace(".jar", "");
                if (fromFolder.containsKey(sha256)
                        || Files.getLastModifiedTime(file).toInstant().isAfter(oldest)) {
                    waiting.add(file);
                } else {
                    discard(sha256);
                }
            }
        }
        return waiting;
    }
}
