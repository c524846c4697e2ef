package org.borgui.catalog;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.borgui.api.RefusedException;
import org.borgui.api.archive.Entry;
import org.borgui.api.archive.Listing;

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
            var found = shelf.read(key, file -> file.read(c -> page(c, folder, after, most, true, file.count())));
            if (found.isPresent()) {
                requireFolder(key, folder, found.get());
                return found.get();
            }
            var ingest = ingests.start(key);
            if (!await(key, ingest, patience)) {
                var known = ingest.look((contents, read) -> page(contents, folder, after, most, false, read));
                return known.orElseGet(() -> new Listing(List.of(), null, 0, false, 0));
            }
        }
        throw Refusals.failed(Refusals.CONTENTS, "The contents of the archive cannot be kept on this machine.");
    }

    private void requireFolder(ArchiveKey key, String folder, Listing page) throws InterruptedException {
        if (page.total() == 0
                && !folder.isEmpty()
                && find(key, folder).filter(Entry::isFolder).isEmpty()) {
            throw Refusals.noFolder(folder);
        }
    }

    Optional<Entry> find(ArchiveKey key, String path) throws InterruptedException {
        return read(key, contents -> contents.find(path));
    }

    /** Everything below a folder, without what borg did not list. */
    void below(ArchiveKey key, String folder, Consumer<Entry> to) throws InterruptedException {
        var from = "";
        do {
            var part = below(key, folder, from);
            part.entries().stream().filter(entry -> !EntryText.isMadeUp(entry)).forEach(to);
            from = part.next();
        } while (!from.isEmpty());
    }

    private Contents.Part below(ArchiveKey key, String folder, String from) throws InterruptedException {
        return read(key, contents -> contents.below(folder, from, AT_ONCE));
    }

    private <T> T read(ArchiveKey key, Function<Contents, T> what) throws InterruptedException {
        for (int tries = 0; tries < TRIES; tries++) {
            var found = shelf.read(key, file -> file.read(what));
            if (found.isPresent()) {
                return found.get();
            }
            if (!await(key, ingests.start(key), longest)) {
                throw Refusals.tooLong();
            }
        }
        throw Refusals.failed(Refusals.CONTENTS, "The contents of the archive cannot be kept on this machine.");
    }

    private boolean await(ArchiveKey key, Ingest ingest, Duration howLong) throws InterruptedException {
        try {
            return ingest.await(howLong);
        } catch (RefusedException e) {
            ingests.told(key, ingest);
            throw e;
        }
    }

    private static Listing page(Contents contents, String folder, String from, int limit, boolean ready, long read) {
        var part = contents.children(folder, from, limit);
        long total = contents.count(folder);
        var next = part.next().isEmpty() ? null : part.next();
        return new Listing(part.entries(), next, total, ready, read);
    }
}
