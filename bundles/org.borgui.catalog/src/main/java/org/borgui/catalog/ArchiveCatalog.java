package org.borgui.catalog;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.ArchiveInfo;
import org.borgui.api.archive.ArchiveService;
import org.borgui.api.archive.Entry;
import org.borgui.api.archive.Listing;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryService;
import org.borgui.api.system.DataDirectory;
import org.borgui.catalog.index.Contents;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.RepositoryTargets;
import org.borgui.spi.job.RepositoryLanes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Answers about archives from what it has kept, and asks borg for what it has not. */
@Component(configurationPid = "org.borgui.catalog")
public final class ArchiveCatalog implements ArchiveService {

    private static final Duration PATIENCE = Duration.ofMillis(700);
    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** Configuration. */
    public @interface Config {
        /** Upper bound of what is kept on the disk, in MB; what was not looked at for the longest time goes first. */
        long maxMegabytes() default 2_048;
    }

    /** Calls that wait, and may be interrupted. */
    private interface Waiting<T> {
        T get() throws InterruptedException;
    }

    private final AccessService access;
    private final RepositoryService repositories;
    private final RepositoryEvents events;
    private final ArchiveLists lists;
    private final Shelf shelf;
    private final Ingests ingests;
    private final Library library;
    private final Download download;
    private final Upkeep upkeep;

    /** In a server. */
    @Activate
    public ArchiveCatalog(
            @Reference Borg borg,
            @Reference RepositoryLanes lanes,
            @Reference RepositoryTargets targets,
            @Reference AccessService access,
            @Reference RepositoryService repositories,
            @Reference RepositoryEvents events,
            @Reference DataDirectory data,
            @Reference RepositoryKeys keys,
            Config config) {
        this(
                new Asking(borg, lanes, targets),
                access,
                repositories,
                events,
                new Shelf(folder(data), config.maxMegabytes() * 1_000_000, keys, Clock.systemUTC()),
                Clock.systemUTC(),
                PATIENCE);
    }

    ArchiveCatalog(
            Asking asking,
            AccessService access,
            RepositoryService repositories,
            RepositoryEvents events,
            Shelf shelf,
            Clock clock,
            Duration patience) {
        this.access = access;
        this.repositories = repositories;
        this.events = events;
        this.shelf = shelf;
        lists = new ArchiveLists(asking, shelf, events, clock);
        ingests = new Ingests(asking, lists, shelf, clock);
        library = new Library(shelf, ingests, patience, LONGEST);
        download = new Download(asking);
        upkeep = new Upkeep(repositories, lists, ingests, shelf);
        events.tell(upkeep);
        upkeep.begin();
    }

    /** Where all is kept. */
    static Path folder(DataDirectory data) {
        return data.folder("catalog");
    }

    /** Ends what is being read. */
    @Deactivate
    public void close() {
        events.tellNoMore(upkeep);
        ingests.close();
        shelf.close();
    }

    @Override
    public List<Archive> list(Caller caller, RepositoryId repository) {
        var newestFirst = new ArrayList<>(known(caller, repository).archives());
        Collections.reverse(newestFirst);
        return newestFirst;
    }

    @Override
    public List<Archive> leftovers(Caller caller, RepositoryId repository) {
        return lists.leftovers(visible(caller, Action.VIEW, repository).id());
    }

    @Override
    public String listJson(Caller caller, RepositoryId repository) {
        return lists.json(repository, visible(caller, Action.VIEW, repository).path());
    }

    @Override
    public ArchiveInfo info(Caller caller, RepositoryId repository, String archive) {
        var found = archive(known(caller, repository), archive);
        return lists.info(new ArchiveKey(repository, found.borgId()), found.name());
    }

    @Override
    public Listing browse(
            Caller caller, RepositoryId repository, String archive, String path, String after, int limit) {
        var key = key(caller, repository, archive);
        return waiting(() -> library.browse(key, normal(path), after, limit));
    }

    @Override
    public void entries(Caller caller, RepositoryId repository, String archive, String path, Consumer<Entry> to) {
        entries(caller, repository, archive, path, Long.MAX_VALUE, to);
    }

    @Override
    public void entries(
            Caller caller, RepositoryId repository, String archive, String path, long most, Consumer<Entry> to) {
        var key = key(caller, repository, archive);
        var folder = normal(path);
        waiting(() -> {
            var there = library.at(key, folder);
            if (there.isEmpty()) {
                throw Refusals.noPath(folder);
            }
            var listed = there.stream()
                    .filter(entry -> !Contents.isMadeUp(entry))
                    .limit(most)
                    .toList();
            listed.forEach(to);
            library.below(key, folder, most - listed.size(), to);
            return true;
        });
    }

    @Override
    public Entry entry(Caller caller, RepositoryId repository, String archive, String path) {
        return entry(key(caller, repository, archive), normal(path));
    }

    @Override
    public void download(Caller caller, RepositoryId repository, String archive, String path, OutputStream to)
            throws IOException {
        var wanted = wanted(caller, repository, archive, path);
        var entry = wanted.entry();
        if (entry.type() != '-') {
            throw Refusals.noFile(entry.path());
        }
        var first = entry.link();
        // borg gives nothing for the later names of a hard link
        download.stream(wanted.key(), wanted.archive(), first == null ? entry : entry(wanted.key(), first), to);
    }

    @Override
    public void downloadTar(Caller caller, RepositoryId repository, String archive, String path, OutputStream to)
            throws IOException {
        var wanted = wanted(caller, repository, archive, path);
        if (!wanted.entry().isFolder()) {
            throw Refusals.noFolder(wanted.entry().path());
        }
        download.tar(wanted.key(), wanted.archive(), wanted.entry(), to);
    }

    /** What somebody wants to have back who may. */
    private record Wanted(ArchiveKey key, String archive, Entry entry) {}

    private Wanted wanted(Caller caller, RepositoryId repository, String archive, String path) {
        access.require(caller, Action.RESTORE, repository);
        var found = archive(known(caller, repository), archive);
        var key = new ArchiveKey(repository, found.borgId());
        return new Wanted(key, found.name(), entry(key, normal(path)));
    }

    private Entry entry(ArchiveKey key, String path) {
        return waiting(() -> library.find(key, path)).orElseThrow(() -> Refusals.noPath(path));
    }

    private Repository visible(Caller caller, Action action, RepositoryId repository) {
        access.require(caller, action, repository);
        return repositories.get(caller, repository);
    }

    private KnownList known(Caller caller, RepositoryId repository) {
        return lists.list(repository, visible(caller, Action.VIEW, repository).path());
    }

    private ArchiveKey key(Caller caller, RepositoryId repository, String archive) {
        return new ArchiveKey(
                repository, archive(known(caller, repository), archive).borgId());
    }

    private static Archive archive(KnownList known, String archive) {
        return known.find(archive).orElseThrow(() -> Refusals.noArchive(archive));
    }

    private static String normal(String path) {
        int from = 0;
        int to = path.length();
        while (from < to && path.charAt(from) == '/') {
            from++;
        }
        while (to > from && path.charAt(to - 1) == '/') {
            to--;
        }
        return path.substring(from, to);
    }

    private static <T> T waiting(Waiting<T> call) {
        try {
            return call.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusals.interrupted(Refusals.CONTENTS);
        }
    }
}
