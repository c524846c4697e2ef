package org.borgui.core.restore;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.SYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.borgui.api.JobId;
import org.borgui.api.system.DataDirectory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folders that restores extract into, each on the file system of its destination. A folder is noted before it is made,
 * so that what a killed server left behind is removed at the next start.
 */
@Component(service = Stagings.class)
public final class Stagings {

    private static final Logger LOG = LoggerFactory.getLogger(Stagings.class);
    private static final String PREFIX = ".borgui-restore-";

    private final Path notes;

    /** Begins to remove what a former life left behind. */
    @Activate
    public Stagings(@Reference DataDirectory data) throws IOException {
        notes = data.folder("restores");
        var left = left();
        if (!left.isEmpty()) {
            new Thread(() -> left.forEach(this::remove), "restore-cleanup").start();
        }
    }

    /** A new folder for one job, to be removed by {@link #remove}. */
    Path make(JobId job, Path place) throws IOException {
        var folder = place.resolve(PREFIX + job);
        Files.writeString(notes.resolve(job.toString()), folder.toString(), CREATE_NEW, WRITE, SYNC);
        return Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    /** Removes a folder with all that is still in it, and then its note. */
    void remove(Path folder) {
        Folders.delete(folder);
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return; // the next start tries again
        }
        try {
            Files.deleteIfExists(notes.resolve(folder.getFileName().toString().substring(PREFIX.length())));
        } catch (IOException e) {
            LOG.warn("The note of the folder {} stays", folder, e);
        }
    }

    private List<Path> left() throws IOException {
        try (var files = Files.list(notes)) {
            return files.map(Stagings::noted)
                    .filter(folder -> folder.getFileName() != null)
                    .filter(folder -> folder.getFileName().toString().startsWith(PREFIX))
                    .toList();
        }
    }

    private static Path noted(Path note) {
        try {
            return Path.of(Files.readString(note));
        } catch (IOException | InvalidPathException e) {
            LOG.warn("The note {} cannot be read; look for folders named {}… yourself", note, PREFIX, e);
            return note;
        }
    }
}
