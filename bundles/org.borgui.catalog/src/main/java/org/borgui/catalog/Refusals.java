package org.borgui.catalog;

import java.util.Map;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.Failure;

/** What is said to somebody whose request about archives cannot be answered. */
final class Refusals {

    static final String LIST = "backend.errors.archives.failedListArchives";
    static final String INFO = "backend.errors.archives.failedGetArchiveInfo";
    static final String CONTENTS = "backend.errors.archives.failedGetArchiveContents";
    static final String EXTRACT = "backend.errors.archives.failedExtractFile";
    private static final String NO_ARCHIVE = "backend.errors.archives.archiveNotFound";
    private static final String NO_PATH = "backend.errors.archives.pathNotFound";
    private static final String LOCKED = "backend.errors.repo.repositoryLocked";

    private Refusals() {}

    /** Borg could not do it; the key is the one for failures of what was asked. */
    static RefusedException of(Failure failure, RepositoryId repository, String key) {
        var message = failure.message();
        return switch (failure.kind()) {
            case LOCKED ->
                new RefusedException(
                        Reason.LOCKED,
                        LOCKED,
                        Map.of("repository_id", repository.value(), "can_break_lock", false),
                        message);
            case ARCHIVE_MISSING -> RefusedException.notFound(NO_ARCHIVE, message);
            case TIMED_OUT -> new RefusedException(Reason.TIMED_OUT, key, Map.of("error", message), message);
            default -> failed(key, message);
        };
    }

    static RefusedException failed(String key, String message) {
        return new RefusedException(Reason.FAILED, key, Map.of("error", message), message);
    }

    static RefusedException noArchive(String archive) {
        return RefusedException.notFound(NO_ARCHIVE, "There is no archive '%s' in this repository.".formatted(archive));
    }

    static RefusedException noPath(String path) {
        return RefusedException.notFound(NO_PATH, "There is nothing at '%s' in this archive.".formatted(path));
    }

    static RefusedException noFolder(String path) {
        return RefusedException.notFound(NO_PATH, "There is no folder '%s' in this archive.".formatted(path));
    }

    static RefusedException noPage() {
        return RefusedException.invalid(CONTENTS, "The next page of this folder begins somewhere else.");
    }

    static RefusedException noFile(String path) {
        return RefusedException.invalid(
                EXTRACT, "'%s' is not a regular file. Restore it to get it back.".formatted(path));
    }

    static RefusedException unreachable(String path) {
        return RefusedException.notFound(
                EXTRACT,
                ("Borg finds no file '%s'. A '?' can stand for a byte that is not UTF-8; such a file cannot be fetched by"
                                + " its name: restore the folder it lies in.")
                        .formatted(path));
    }

    static RefusedException incomplete(String path, long expected, long sent) {
        return failed(EXTRACT, "Borg gave %d of %d bytes of '%s'.".formatted(sent, expected, path));
    }

    /** A disk or a limit of this machine is in the way, whose names are for the log. */
    static RefusedException unavailable(Exception why) {
        var refused = new RefusedException(
                Reason.UNAVAILABLE,
                CONTENTS,
                "What archives hold cannot be read or kept on this machine now: a disk is full, read-only or failing, or too"
                        + " many files are open. The server's log says which; please try again then.");
        return (RefusedException) refused.initCause(why);
    }

    static RefusedException noRepository(RepositoryId repository) {
        return RefusedException.notFound(
                "backend.errors.repo.repositoryNotFound", "There is no repository %s.".formatted(repository));
    }

    static RefusedException interrupted(String key) {
        return new RefusedException(
                Reason.UNAVAILABLE, key, "The server is stopping, or this was cancelled. Please try again.");
    }

    static RefusedException tooMany() {
        return new RefusedException(
                Reason.TOO_MANY, CONTENTS, "Many archives are being read already. Please try again in a minute.");
    }

    static RefusedException tooLong() {
        return new RefusedException(
                Reason.TIMED_OUT, CONTENTS, "The archive is still being read. Please try again in a few minutes.");
    }
}
