package org.borgui.api.job;

import java.util.List;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** Brings files back: first into a staging folder beside the destination, then merged into it. */
@ProviderType
public interface RestoreService {

    /** What happens where something of the same name is already there. */
    enum Conflict {
        SKIP,
        RENAME,
        OVERWRITE
    }

    /**
     * What to restore.
     *
     * @param paths as in the archive, without a leading slash; empty for the whole archive. One below another is left out
     * @param destination an absolute path below one of the roots, made when missing; {@code /} for the original place
     * @param contentsOnly put what was chosen right into the destination, not below its old path
     * @param keepPrivileges with set-ID bits and capabilities of programs, and with device files; for operators
     */
    record Request(
            RepositoryId repository,
            String archive,
            List<String> paths,
            String destination,
            boolean contentsOnly,
            boolean keepPrivileges,
            Conflict conflict) {

        public Request {
            paths = ArchivePaths.of(paths);
        }
    }

    /** What would be restored, one path a line. Changes nothing. */
    String preview(Caller caller, Request request);

    Job start(Caller caller, Request request);
}
