package org.borgui.core;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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

/** Answers as it is told, and remembers what it was asked. */
public final class ScriptedBorg implements Borg {

    public final List<String> asked = new ArrayList<>();
    public final List<Archive> archives =
            new ArrayList<>(List.of(new Archive("one", "01", Instant.parse("2026-01-01T00:00:00Z"))));
    public final List<Archive> checkpoints = new ArrayList<>();
    public final List<RepositoryLock> holders = new ArrayList<>();
    public String encryption = "repokey";
    public String extracts = "";
    public List<String> damaged = List.of();
    public @Nullable Failure initFails;
    public @Nullable Failure infoFails;
    public @Nullable Failure extractFails;

    @Override
    public String version() {
        return "1.4.0";
    }

    @Override
    public void init(Target target, Encryption mode) throws BorgFailedException {
        asked.add("init " + target.path() + " " + mode.wire());
        fail(initFails);
    }

    @Override
    public RepositoryInfo info(Target target) throws BorgFailedException {
        asked.add("info " + target.path());
        fail(infoFails);
        return new RepositoryInfo("ab12", Instant.EPOCH, encryption, 300, 200, 100, "{}");
    }

    @Override
    public List<Archive> archives(Target target) {
        return List.copyOf(archives);
    }

    @Override
    public List<Archive> checkpoints(Target target) {
        return List.copyOf(checkpoints);
    }

    @Override
    public String archivesJson(Target target) {
        return "{}";
    }

    @Override
    public ArchiveInfo archive(Target target, String archive) {
        return new ArchiveInfo(archives(target).get(0), 3, 2, 1, 1, "{}");
    }

    @Override
    public void entries(Target target, String archive, Consumer<Entry> to) {
        to.accept(new Entry("srv/a.txt", '-', 3, "-rw-r--r--", "ana", "ana", "2026-01-01T00:00:00", null));
    }

    @Override
    public void extract(Target target, String archive, String path, OutputStream to) throws IOException {
        to.write(new byte[] {'a', 'b', 'c'});
    }

    @Override
    public void exportTar(Target target, String archive, String path, OutputStream to) throws IOException {
        to.write('t');
    }

    @Override
    public Verified extractTo(
            Target target,
            String archive,
            List<String> paths,
            List<String> folders,
            Path directory,
            Consumer<Progress> progress,
            Consumer<String> log)
            throws BorgFailedException {
        asked.add("extract " + archive + " " + paths);
        try {
            var file = directory.resolve("srv/a.txt");
            Files.createDirectories(directory.resolve("srv"));
            Files.writeString(file, extracts);
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
            var modified = LocalDateTime.parse("2026-01-01T00:00:00").atZone(ZoneId.systemDefault());
            Files.setLastModifiedTime(file, FileTime.from(modified.toInstant()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        fail(extractFails);
        return new Verified(1, List.of(), damaged);
    }

    @Override
    public Verified verify(Target target, String archive, Consumer<Progress> progress, Consumer<String> log)
            throws BorgFailedException {
        asked.add("verify " + archive);
        fail(extractFails);
        return new Verified(1, List.of(), damaged);
    }

    @Override
    public void delete(Target target, List<String> archives, Consumer<String> log) {
        asked.add("delete " + archives);
        this.archives.removeIf(archive -> archives.contains(archive.name()));
    }

    @Override
    public void compact(Target target, Consumer<String> log) {
        asked.add("compact");
    }

    @Override
    public List<RepositoryLock> holders(Target target) {
        return List.copyOf(holders);
    }

    @Override
    public Secret exportKey(Target target) {
        return Secret.of("BORG_KEY " + target.passphrase().reveal());
    }

    @Override
    public void importKey(Target target, Secret key) {
        asked.add("import key");
    }

    private static void fail(@Nullable Failure failure) throws BorgFailedException {
        if (failure != null) {
            throw new BorgFailedException(failure);
        }
    }
}
