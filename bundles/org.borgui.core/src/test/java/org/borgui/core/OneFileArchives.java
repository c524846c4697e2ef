package org.borgui.core;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.ArchiveInfo;
import org.borgui.api.archive.ArchiveService;
import org.borgui.api.archive.Entry;
import org.borgui.api.archive.Listing;

/** Each repository has one archive, "one", with one file, {@code srv/a.txt}. */
public class OneFileArchives implements ArchiveService {

    private final long size;
    private final List<Entry> entries;
    private final List<Archive> archives;
    private final List<Archive> leftovers;

    public OneFileArchives(long size) {
        this.size = size;
        this.entries = List.of(file());
        this.archives = List.of(new Archive("one", "01", Instant.EPOCH));
        this.leftovers = List.of();
    }

    /** With the archives that a borg has at each moment. */
    public OneFileArchives(ScriptedBorg borg) {
        this.size = 0;
        this.entries = List.of();
        this.archives = borg.archives;
        this.leftovers = borg.checkpoints;
    }

    /** With these entries in place of the file. */
    public OneFileArchives(List<Entry> entries) {
        this.size = 0;
        this.entries = List.copyOf(entries);
        this.archives = List.of(new Archive("one", "01", Instant.EPOCH));
        this.leftovers = List.of();
    }

    private Entry file() {
        return new Entry("srv/a.txt", '-', size, "-rw-r--r--", "ana", "ana", "2026-01-01T00:00:00", null);
    }

    @Override
    public List<Archive> list(Caller caller, RepositoryId repository) {
        return List.copyOf(archives);
    }

    @Override
    public List<Archive> leftovers(Caller caller, RepositoryId repository) {
        return List.copyOf(leftovers);
    }

    @Override
    public String listJson(Caller caller, RepositoryId repository) {
        return "{}";
    }

    @Override
    public ArchiveInfo info(Caller caller, RepositoryId repository, String archive) {
        return new ArchiveInfo(list(caller, repository).get(0), size, size, size, 1, "{}");
    }

    @Override
    public Listing browse(
            Caller caller, RepositoryId repository, String archive, String path, String after, int limit) {
        return new Listing(List.of(file()), null, 1, true, 1);
    }

    @Override
    public void entries(Caller caller, RepositoryId repository, String archive, String path, Consumer<Entry> to) {
        entries(caller, repository, archive, path, Long.MAX_VALUE, to);
    }

    @Override
    public void entries(
            Caller caller, RepositoryId repository, String archive, String path, long most, Consumer<Entry> to) {
        entries.stream()
                .filter(entry -> path.isEmpty() || (entry.path() + "/").startsWith(path + "/"))
                .limit(most)
                .forEach(to);
    }

    @Override
    public Entry entry(Caller caller, RepositoryId repository, String archive, String path) {
        if (!path.equals("srv/a.txt") && !path.equals("srv")) {
            throw RefusedException.notFound("backend.errors.archives.entryNotFound", "It is not there.");
        }
        return file();
    }

    @Override
    public void download(Caller caller, RepositoryId repository, String archive, String path, OutputStream to)
            throws IOException {
        to.write('a');
    }

    @Override
    public void downloadTar(Caller caller, RepositoryId repository, String archive, String path, OutputStream to)
            throws IOException {
        to.write('t');
    }
}
