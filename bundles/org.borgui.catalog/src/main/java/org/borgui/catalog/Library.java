package org.borgui.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.archive.Entry;
import org.borgui.api.archive.Listing;
import org.borgui.catalog.index.ArchiveWriter;
import org.borgui.catalog.index.Contents;
import org.borgui.catalog.index.Keys;

/** What is in archives: from the shelf, or from borg the first time. */
final class Library {

    private static final int AT_ONCE = 1_000;
    private static final int TRIES = 3;

    private final Shelf shelf;
    private final Ingests ingests;
    private final Duration patience;
    private final Duration longest;

    /**
     * Over a shelf.
     *
     * @param patience how long a browser waits before it is told what is known so far
     * @param longest how long others wait for an archive to be read
     */
    Library(Shelf shelf, Ingests ingests, Duration patience, Duration longest) {
        this.shelf = shelf;
        this.ingests = ingests;
        this.patience = patience;
        this.longest = longest;
    }

    /** A page of a folder; what is known so far while the archive is still being read. */
    Listing browse(ArchiveKey key, String folder, String after, int limit) throws InterruptedException {
        if (!after.isEmpty() && !Keys.isChild(after, folder)) {
            throw Refusals.noPage();
        }
        int most = Math.max(1, Math.min(limit, AT_ONCE));
        for (int tries = 0; tries < TRIES; tries++) {
            var found = shelf.read(key, contents -> page(contents, folder, after, most));
            if (found.isPresent()) {
                return found.get().orElseThrow(() -> Refusals.noFolder(folder));
            }
            var ingest = ingests.start(key);
            if (!await(key, ingest, patience)) {
                return ingest.writer()
                        .map(writer -> soFar(writer, folder, most))
                        .orElseGet(() -> new Listing(List.of(), null, 0, false, 0));
            }
        }
        throw Refusals.failed(Refusals.CONTENTS, "The contents of the archive cannot be kept on this machine.");
    }

    Optional<Entry> find(ArchiveKey key, String path) throws InterruptedException {
        return read(key, contents -> contents.find(path));
    }

    /** All that stands at a path: more than one thing only in an archive that no backup made. */
    List<Entry> at(ArchiveKey key, String path) throws InterruptedException {
        return read(key, contents -> contents.at(path));
    }

    /** Everything below a folder, without what borg did not list, and no more than a number of entries. */
    void below(ArchiveKey key, String folder, long most, Consumer<Entry> to) throws InterruptedException {
        var from = "";
        long rest = most;
        while (rest > 0) {
            var part = below(key, folder, from);
            var listed = part.entries().stream()
                    .filter(entry -> !Contents.isMadeUp(entry))
                    .limit(rest)
                    .toList();
            listed.forEach(to);
            from = part.next();
            rest = from.isEmpty() ? 0 : rest - listed.size();
        }
    }

    private Contents.Part below(ArchiveKey key, String folder, String from) throws InterruptedException {
        return read(key, contents -> contents.below(folder, from, AT_ONCE));
    }

    private <T> T read(ArchiveKey key, Function<Contents, T> what) throws InterruptedException {
        for (int tries = 0; tries < TRIES; tries++) {
            var found = shelf.read(key, what);
            if (found.isPresent()) {
                return found.get();
            }
            awaitOrBeginAnew(key, tries == 0);
        }
        throw Refusals.failed(Refusals.CONTENTS, "The contents of the archive cannot be kept on this machine.");
    }

    /** That a job kept the repository busy may be of a while ago, when somebody else had asked. */
    private void awaitOrBeginAnew(ArchiveKey key, boolean first) throws InterruptedException {
        try {
            if (!await(key, ingests.start(key), longest)) {
                throw Refusals.tooLong();
            }
        } catch (RefusedException e) {
            if (!first || e.reason() != Reason.LOCKED) {
                throw e;
            }
        }
    }

    private boolean await(ArchiveKey key, Ingest ingest, Duration howLong) throws InterruptedException {
        try {
            return ingest.await(howLong);
        } catch (RefusedException e) {
            ingests.told(key, ingest);
            throw e;
        }
    }

    private static Optional<Listing> page(Contents contents, String folder, String from, int limit) {
        return contents.children(folder, from, limit)
                .map(page -> new Listing(
                        page.entries(),
                        page.next().isEmpty() ? null : page.next(),
                        page.total(),
                        true,
                        contents.listed()));
    }

    private static Listing soFar(ArchiveWriter writer, String folder, int limit) {
        var page = writer.soFar().children(folder, limit);
        return new Listing(page.entries(), null, page.total(), false, writer.read());
    }
}
