package org.borgui.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.borgui.api.RefusedException;
import org.borgui.api.access.Caller;
import org.borgui.api.plugin.PluginFile.Source;
import org.borgui.spi.state.StateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder {@code plugins/}: what lies there is installed if it may be, and removed when it is taken away. A folder that is
 * not there, or in which nothing at all lies, removes nothing: its disk may not be mounted.
 */
final class WantedFolder {

    static final Caller CALLER = Caller.server("plugins folder");

    private static final Logger LOG = LoggerFactory.getLogger(WantedFolder.class);

    /** By which a file is known to be the same as a moment ago. */
    private record Stamp(long size, FileTime changed) {}

    private final Path folder;
    private final Inbox inbox;
    private final Installer installer;
    private final PluginStore store;
    private Map<String, Stamp> before = Map.of();
    private final Map<String, Stamp> done = new HashMap<>();
    private final Map<String, String> digests = new HashMap<>();
    private final Map<String, String> complaints = new HashMap<>();

    WantedFolder(Path folder, Inbox inbox, Installer installer, PluginStore store) {
        this.folder = folder;
        this.inbox = inbox;
        this.installer = installer;
        this.store = store;
    }

    /** A file that is still being written changes between two looks, and waits. */
    void look() throws IOException, InterruptedException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        var now = files();
        boolean undecided = !now.equals(before);
        for (var file : now.entrySet()) {
            if (file.getValue().equals(before.get(file.getKey()))
                    && !file.getValue().equals(done.get(file.getKey()))) {
                done.put(file.getKey(), file.getValue());
                install(file.getKey());
            }
        }
        before = now;
        if (!undecided && done.keySet().containsAll(now.keySet()) && !isEmpty()) {
            forget(now);
            remove(now);
        }
    }

    /** Not even the README is there: a disk that is not mounted leaves such a folder. */
    private boolean isEmpty() throws IOException {
        try (var all = Files.list(folder)) {
            return all.findAny().isEmpty();
        }
    }

    private Map<String, Stamp> files() throws IOException {
        try (var all = Files.list(folder)) {
            var found = new HashMap<String, Stamp>();
            for (var file : all.filter(one -> one.toString().endsWith(".jar")).toList()) {
                var attributes = Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
                if (attributes.isRegularFile()) {
                    found.put(
                            file.getFileName().toString(), new Stamp(attributes.size(), attributes.lastModifiedTime()));
                }
            }
            return found;
        }
    }

    private void install(String file) throws InterruptedException {
        try {
            var sha256 = Copies.digest(folder.resolve(file));
            var former = digests.put(file, sha256);
            if (former != null && !former.equals(sha256)) {
                inbox.isGone(former);
            }
            inbox.isFromFolder(sha256, file);
            try (var in = Files.newInputStream(folder.resolve(file))) {
                inbox.add(in);
                installer.install(CALLER, sha256, false);
            } catch (RefusedException e) {
                inbox.trouble(sha256, e.getMessage());
                installer.refused(CALLER, file, e.getMessage());
                LOG.warn("{} is not installed: {}", folder.resolve(file), e.getMessage());
            }
        } catch (IOException | StateException e) {
            done.remove(file); // tried again at the next look
            complain(file, String.valueOf(e.getMessage()));
        }
    }

    private void forget(Map<String, Stamp> now) throws IOException {
        for (var gone :
                digests.keySet().stream().filter(file -> !now.containsKey(file)).collect(Collectors.toSet())) {
            done.remove(gone);
            var sha256 = digests.remove(gone);
            if (sha256 != null && !digests.containsValue(sha256)) {
                inbox.isGone(sha256);
            }
        }
    }

    private void remove(Map<String, Stamp> now) throws IOException, InterruptedException {
        for (var document : store.all()) {
            var piece = document.kept();
            if (piece != null
                    && piece.source() == Source.FOLDER
                    && !now.containsKey(piece.file())
                    && !inbox.isInFolder(
                            document.name())) { // under another name, or another version that did not come in
                try {
                    installer.remove(CALLER, document.name());
                    complaints.remove(document.name());
                } catch (RefusedException e) {
                    complain(document.name(), e.getMessage());
                }
            }
        }
    }

    /** Once for each reason: it is tried again with every look. */
    private void complain(String name, String why) {
        if (!why.equals(complaints.put(name, why))) {
            LOG.warn("{} of {} cannot be seen to yet: {}", name, folder, why);
        }
    }
}
