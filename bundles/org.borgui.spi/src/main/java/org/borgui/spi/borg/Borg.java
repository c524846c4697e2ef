package org.borgui.spi.borg;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.borgui.api.Secret;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.ArchiveInfo;
import org.borgui.api.archive.Entry;
import org.borgui.api.job.Progress;
import org.borgui.api.repository.Encryption;
import org.borgui.api.repository.RepositoryInfo;
import org.borgui.api.repository.RepositoryLock;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Borg's verbs that answer at once. Each call blocks for one run of borg on the calling thread; an interrupt ends it and
 * its whole process family. The caller holds the repository's lane.
 */
@ProviderType
public interface Borg {

    /** Such as {@code 1.4.0}. */
    String version() throws BorgFailedException, InterruptedException;

    void init(Target target, Encryption encryption) throws BorgFailedException, InterruptedException;

    RepositoryInfo info(Target target) throws BorgFailedException, InterruptedException;

    /** Oldest first, as borg lists them. */
    List<Archive> archives(Target target) throws BorgFailedException, InterruptedException;

    /** What backups that were interrupted have left, which borg does not list as archives. Oldest first. */
    List<Archive> checkpoints(Target target) throws BorgFailedException, InterruptedException;

    /** Borg's {@code list --json} document itself. */
    String archivesJson(Target target) throws BorgFailedException, InterruptedException;

    ArchiveInfo archive(Target target, String archive) throws BorgFailedException, InterruptedException;

    /** Every entry of an archive as borg lists it, one after another and never all in memory. */
    void entries(Target target, String archive, Consumer<Entry> to) throws BorgFailedException, InterruptedException;

    /**
     * Streams one regular file.
     *
     * @throws IOException when the stream's other side has gone
     */
    void extract(Target target, String archive, String path, OutputStream to)
            throws BorgFailedException, IOException, InterruptedException;

    /**
     * Streams an entry of an archive and all that is below it as a tar.
     *
     * @param path character for character; empty for the whole archive
     * @throws IOException when the stream's other side has gone
     */
    void exportTar(Target target, String archive, String path, OutputStream to)
            throws BorgFailedException, IOException, InterruptedException;

    /**
     * Extracts into a folder. Only the folder is written to; what is there already is overwritten.
     *
     * @param paths each names one entry of the archive and all that is below it, character for character; empty for
     *     the whole archive. One that the archive does not have becomes a warning
     * @param folders entries of the archive that are extracted alone, without what is below them: what leads to the paths
     * @param directory an absolute path of a folder that exists
     * @param progress told at once and then a few times a second, from a reader thread; its current path is the last one
     *     that was extracted, and when borg fails because of damage the one at which it did
     * @param log a readable line for the job's log each time, from a reader thread
     */
    Verified extractTo(
            Target target,
            String archive,
            List<String> paths,
            List<String> folders,
            Path directory,
            Consumer<Progress> progress,
            Consumer<String> log)
            throws BorgFailedException, InterruptedException;

    /**
     * Reads every piece of an archive, decrypts it and compares its hash, as an extraction does, but writes nothing: needs no
     * room. Fails at the first damage.
     *
     * @param progress like that of {@link #extractTo}
     * @param log a readable line for the job's log each time, from a reader thread
     */
    Verified verify(Target target, String archive, Consumer<Progress> progress, Consumer<String> log)
            throws BorgFailedException, InterruptedException;

    /**
     * Deletes archives; their room comes back with the next compact.
     *
     * @param archives their names, at least one
     * @param log a readable line for the job's log each time, from a reader thread
     */
    void delete(Target target, List<String> archives, Consumer<String> log)
            throws BorgFailedException, InterruptedException;

    /**
     * Gives the room of what was deleted back to the disk.
     *
     * @param log a readable line for the job's log each time, from a reader thread
     */
    void compact(Target target, Consumer<String> log) throws BorgFailedException, InterruptedException;

    /** Who holds borg's lock now; nobody when it is free, or cannot be read from here. Starts no program. */
    List<RepositoryLock> holders(Target target);

    Secret exportKey(Target target) throws BorgFailedException, InterruptedException;

    void importKey(Target target, Secret key) throws BorgFailedException, InterruptedException;
}
