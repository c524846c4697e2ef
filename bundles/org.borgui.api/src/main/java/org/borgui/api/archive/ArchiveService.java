package org.borgui.api.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.function.Consumer;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** Archives of a repository and their contents. What was once listed is kept: no borg for a click. */
@ProviderType
public interface ArchiveService {

    /** Newest first. */
    List<Archive> list(Caller caller, RepositoryId repository);

    /** What interrupted backups have left, which is in no list of archives; as borg says at this moment. */
    List<Archive> leftovers(Caller caller, RepositoryId repository);

    /** Borg's own {@code list --json} document, for clients that read it. */
    String listJson(Caller caller, RepositoryId repository);

    ArchiveInfo info(Caller caller, RepositoryId repository, String archive);

    /**
     * One level of an archive.
     *
     * @param path of the folder, without a leading slash; empty for the top
     * @param after the {@code next} of the page before, or empty
     */
    Listing browse(Caller caller, RepositoryId repository, String archive, String path, String after, int limit);

    /** What stands at a path and everything below it, in order, to somebody who counts or writes it on; reads the archive first if need be. */
    void entries(Caller caller, RepositoryId repository, String archive, String path, Consumer<Entry> to);

    /**
     * One entry, by its path; the empty path is the top, a folder. Waits until the archive has been read. Refuses with
     * {@code NOT_FOUND}.
     */
    Entry entry(Caller caller, RepositoryId repository, String archive, String path);

    /** The same, but no more than a number of entries. */
    void entries(Caller caller, RepositoryId repository, String archive, String path, long most, Consumer<Entry> to);

    /** Streams one file. An exception after the first byte means that the stream is not complete. */
    void download(Caller caller, RepositoryId repository, String archive, String path, OutputStream to)
            throws IOException;

    /**
     * Streams a folder and all that is below it as a tar. An exception after the first byte means that the stream is not
     * complete.
     *
     * @param path of the folder; empty for the whole archive
     */
    void downloadTar(Caller caller, RepositoryId repository, String archive, String path, OutputStream to)
            throws IOException;
}
