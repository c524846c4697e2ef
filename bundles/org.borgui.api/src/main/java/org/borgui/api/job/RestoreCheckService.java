package org.borgui.api.job;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** Proves that what was backed up can be brought back: restores into a folder of the server, compares, and removes it. */
@ProviderType
public interface RestoreCheckService {

    /** What is restored. */
    enum Mode {
        /** A file that the server itself has put into the archive, whose content it knows; without one a sample. */
        CANARY,
        PROBE_PATHS,
        /** Everything is read, decrypted and compared with its hashes; nothing is written. */
        FULL_ARCHIVE,
        /** Some files of all sizes, spread over the archive. */
        SAMPLE;

        /** The name on the wire, such as {@code probe_paths}. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A check of one archive.
     *
     * @param archive empty for the newest when the job runs
     * @param paths as in the archive; of {@code PROBE_PATHS} alone
     */
    record Request(RepositoryId repository, Optional<String> archive, Mode mode, List<String> paths) {

        public Request {
            paths = ArchivePaths.of(paths);
        }
    }

    /**
     * What the checks that run by themselves do.
     *
     * @param canary whether backups into this repository have a canary
     */
    record Settings(Mode mode, List<String> paths, boolean canary) {

        public Settings {
            paths = List.copyOf(paths);
        }

        /** What is done unless somebody says otherwise. */
        public static Settings usual() {
            return new Settings(Mode.CANARY, List.of(), false);
        }
    }

    /** Refuses what cannot be checked. */
    Job start(Caller caller, Request request);

    /** Refuses what {@link #start} would refuse. Changes nothing. */
    void require(Caller caller, Request request);

    Settings settings(Caller caller, RepositoryId repository);

    /** From now on checks that run by themselves do this, and backups have a canary or none. */
    Settings keep(Caller caller, RepositoryId repository, Settings settings);
}
