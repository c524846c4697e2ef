package org.borgui.borg;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;
import org.borgui.api.job.Failure.Kind;
import org.jspecify.annotations.Nullable;

/** What each kind of error means, by borg's name of it and, where no message came, by the exit code of borg 1.4. */
final class Borg1Sentences {

    private static final Sentence DAMAGED = new Sentence(
            Kind.INTEGRITY,
            "Data of the repository %1$s is damaged. Run a check of the repository, and do not prune it before.");
    private static final Sentence NOT_ONE = new Sentence(
            Kind.NOT_A_REPOSITORY,
            "What is at %1$s is no repository that this borg understands. Check the path and borg's version.");
    private static final Sentence NO_KEY = new Sentence(
            Kind.KEY_MISSING,
            "The key of the repository %1$s is not on this server. Import the key that was exported when it was made.");
    private static final Sentence WRONG =
            new Sentence(Kind.PASSPHRASE_WRONG, "The passphrase of the repository %1$s is wrong. Give the right one.");
    private static final Sentence LOCKED = new Sentence(
            Kind.LOCKED,
            "Another borg is working on the repository %1$s and has locked it. Wait until it is done; when surely nobody"
                    + " works on it, break the lock.");
    private static final Sentence MOVED = new Sentence(
            Kind.INVALID,
            "The repository %1$s was known at another path before. If it was moved on purpose, import it again and"
                    + " confirm; if not, somebody may have put another one in its place.");
    private static final Sentence CONNECTION = new Sentence(
            Kind.CONNECTION,
            "The connection to the repository %1$s broke off. Check that its machine is up and lets this server in.");
    private static final Sentence FULL = new Sentence(
            Kind.NO_SPACE,
            "The disk of the repository %1$s is full. Free some space there, or delete archives and compact the"
                    + " repository; the sources are not to blame.");

    private static final Map<String, Sentence> SENTENCES = Map.ofEntries(
            entry(
                    "Repository.DoesNotExist",
                    new Sentence(
                            Kind.REPOSITORY_MISSING,
                            "There is no repository at %1$s. Check the path, and that its disk is mounted.")),
            entry(
                    "Repository.AlreadyExists",
                    new Sentence(
                            Kind.REPOSITORY_EXISTS,
                            "There is already a repository at %1$s. Import it, or choose another path.")),
            entry(
                    "Repository.PathAlreadyExists",
                    new Sentence(
                            Kind.NOT_A_REPOSITORY,
                            "The folder %1$s is not empty and holds no repository. Choose an empty or a new folder.")),
            entry(
                    "Repository.ParentPathDoesNotExist",
                    new Sentence(
                            Kind.REPOSITORY_MISSING,
                            "The folder in which %1$s should be made does not exist. Make it, or check the path.")),
            entry("Repository.InvalidRepository", NOT_ONE),
            entry("Repository.InvalidRepositoryConfig", NOT_ONE),
            entry("Repository.AtticRepository", NOT_ONE),
            entry("Repository.CheckNeeded", DAMAGED),
            entry("Repository.ObjectNotFound", DAMAGED),
            entry("Repository.InsufficientFreeSpaceError", FULL),
            entry(
                    "Repository.StorageQuotaExceeded",
                    new Sentence(
                            Kind.QUOTA,
                            "The repository %1$s has reached its storage quota. Delete archives and compact it, or raise"
                                    + " the quota.")),
            entry(
                    "Archive.DoesNotExist",
                    new Sentence(
                            Kind.ARCHIVE_MISSING,
                            "The repository %1$s has no archive named '%2$s'. It may have been deleted meanwhile.")),
            entry(
                    "Archive.AlreadyExists",
                    new Sentence(
                            Kind.ARCHIVE_EXISTS,
                            "The repository %1$s already has an archive named '%2$s'. Choose another name.")),
            entry("PassphraseWrong", WRONG),
            entry("PasswordRetriesExceeded", WRONG),
            entry("NoPassphraseFailure", WRONG),
            entry("KeyfileNotFoundError", NO_KEY),
            entry("RepoKeyNotFoundError", NO_KEY),
            entry("KeyfileMismatchError", NO_KEY),
            entry("KeyfileInvalidError", NO_KEY),
            entry(
                    "NotABorgKeyFile",
                    new Sentence(
                            Kind.INVALID,
                            "This is no key that borg has exported. Give the whole text, with its first line.")),
            entry("RepoIdMismatch", new Sentence(Kind.INVALID, "This key belongs to another repository than %1$s.")),
            entry("LockTimeout", LOCKED),
            entry("LockFailed", LOCKED),
            entry("LockError", LOCKED),
            entry("LockErrorT", LOCKED),
            entry("Cache.RepositoryAccessAborted", MOVED),
            entry(
                    "Cache.RepositoryReplay",
                    new Sentence(
                            Kind.INTEGRITY,
                            "The repository %1$s is older than what was seen of it before. Somebody may have put back an"
                                    + " old copy; find out who before you use it.")),
            entry("Cache.EncryptionMethodMismatch", DAMAGED),
            entry("ConnectionClosed", CONNECTION),
            entry("ConnectionClosedWithHint", CONNECTION),
            entry("ConnectionBrokenWithHint", CONNECTION),
            entry("PathNotAllowed", CONNECTION),
            entry("IntegrityError", DAMAGED),
            entry("DecompressionError", DAMAGED));

    private static final Map<Integer, String> CODES = Map.ofEntries(
            entry(10, "Repository.AlreadyExists"),
            entry(13, "Repository.DoesNotExist"),
            entry(14, "Repository.InsufficientFreeSpaceError"),
            entry(15, "Repository.InvalidRepository"),
            entry(16, "Repository.InvalidRepositoryConfig"),
            entry(18, "Repository.ParentPathDoesNotExist"),
            entry(19, "Repository.PathAlreadyExists"),
            entry(20, "Repository.StorageQuotaExceeded"),
            entry(30, "Archive.AlreadyExists"),
            entry(31, "Archive.DoesNotExist"),
            entry(42, "KeyfileNotFoundError"),
            entry(43, "NotABorgKeyFile"),
            entry(45, "RepoIdMismatch"),
            entry(50, "PassphraseWrong"),
            entry(52, "PassphraseWrong"),
            entry(62, "Cache.RepositoryAccessAborted"),
            entry(70, "LockError"),
            entry(72, "LockFailed"),
            entry(73, "LockTimeout"),
            entry(80, "ConnectionClosed"),
            entry(81, "ConnectionClosedWithHint"),
            entry(90, "IntegrityError"));

    private Borg1Sentences() {}

    static Sentence of(String id) {
        return known(id).orElseThrow();
    }

    /** By borg's name of the error; names such as {@code IntegrityError.Chunk} belong to their first word. */
    static Optional<Sentence> known(@Nullable String id) {
        if (id == null) {
            return Optional.empty();
        }
        var found = SENTENCES.get(id);
        var dot = id.indexOf('.');
        return found == null && dot > 0
                ? Optional.ofNullable(SENTENCES.get(id.substring(0, dot)))
                : Optional.ofNullable(found);
    }

    static Optional<Sentence> of(int code) {
        return known(CODES.get(code));
    }
}
