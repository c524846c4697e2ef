package org.borgui.catalog;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.borgui.api.Secret;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.ArchiveInfo;
import org.borgui.api.archive.Entry;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Progress;
import org.borgui.api.repository.Encryption;
import org.borgui.api.repository.RepositoryInfo;
import org.borgui.api.repository.RepositoryLock;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Target;
import org.borgui.spi.borg.Verified;
import org.jspecify.annotations.Nullable;

/** Borg as a test tells it, which notes what it was asked. */
final class ScriptedBorg implements Borg {

    /** Lists an archive's entries. */
    interface Script {
        void list(Consumer<Entry> to) throws InterruptedException;
    }

    static final Instant START = Instant.parse("2026-03-01T02:00:00Z");

    final List<String> calls = new CopyOnWriteArrayList<>();
    final Map<String, byte[]> files = new LinkedHashMap<>();
    private final List<Archive> archives = new CopyOnWriteArrayList<>();
    private final Map<String, Script> contents = new LinkedHashMap<>();
    private volatile @Nullable Failure failure;

    Archive add(String name, Entry... entries) {
        return add(name, to -> List.of(entries).forEach(to));
    }

    Archive add(String name, Script script) {
        int number = archives.size() + 1;
        var archive = new Archive(name, "%064x".formatted(0xabc000 + number), START.plusSeconds(number));
        archives.add(archive);
        contents.put(name, script);
        return archive;
    }

    void remove(Archive archive) {
        archives.remove(archive);
    }

    void failWith(Failure.@Nullable Kind kind) {
        failure = kind == null ? null : new Failure(kind, "Borg said so.");
    }

    static Entry file(String path, long size) {
        return new Entry(path, '-', size, "-rw-r--r--", "ana", "staff", "2026-03-01T01:00:00.000001", null);
    }

    static Entry folder(String path) {
        return new Entry(path, 'd', 0, "drwxr-xr-x", "ana", "staff", "2026-03-01T01:00:00.000002", null);
    }

    @Override
    public List<Archive> archives(Target target) throws BorgFailedException {
        note("archives");
        return new ArrayList<>(archives);
    }

    @Override
    public List<Archive> checkpoints(Target target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public String archivesJson(Target target) throws BorgFailedException {
        note("json");
        return "{\"archives\": %d}".formatted(archives.size());
    }

    @Override
    public ArchiveInfo archive(Target target, String archive) throws BorgFailedException {
        note("info " + archive);
        var found = archives.stream()
                .filter(one -> one.name().equals(archive))
                .findFirst()
                .orElseThrow();
        return new ArchiveInfo(found, 3, 2, 1, 1, "{}");
    }

    @Override
    public void entries(Target target, String archive, Consumer<Entry> to)
            throws BorgFailedException, InterruptedException {
        note("entries " + archive);
        contents.getOrDefault(archive, none -> {}).list(to);
    }

    @Override
    public void extract(Target target, String archive, String path, OutputStream to)
            throws BorgFailedException, IOException {
        note("extract " + path);
        to.write(files.getOrDefault(path, "".getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void exportTar(Target target, String archive, String path, OutputStream to)
            throws BorgFailedException, IOException {
        note("tar " + path);
        to.write(files.getOrDefault(path, new byte[0]));
    }

    private void note(String call) throws BorgFailedException {
        calls.add(call);
        var why = failure;
        if (why != null) {
            throw new BorgFailedException(why);
        }
    }

    @Override
    public String version() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(Target target, List<String> archives, Consumer<String> log) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void compact(Target target, Consumer<String> log) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<RepositoryLock> holders(Target target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void init(Target target, Encryption encryption) {
        throw new UnsupportedOperationException();
    }

    @Override
    public RepositoryInfo info(Target target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Verified extractTo(
            Target target,
            String archive,
            List<String> paths,
            List<String> folders,
            Path folder,
            Consumer<Progress> progress,
            Consumer<String> log) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Verified verify(Target target, String archive, Consumer<Progress> progress, Consumer<String> log) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Secret exportKey(Target target) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void importKey(Target target, Secret key) {
        throw new UnsupportedOperationException();
    }
}
