package org.borgui.api.repository;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** Makes, finds, changes and forgets repositories. Blocks while borg is asked; asks for every caller's role. */
@ProviderType
public interface RepositoryService {

    /** A repository to be made or adopted. */
    record NewRepository(
            String name,
            String path,
            Encryption encryption,
            Secret passphrase,
            boolean observed,
            boolean bypassLock,
            BackupSettings backup,
            Map<String, String> echoed) {}

    /**
     * What to change; an empty field stays as it is.
     *
     * @param passphrase the one it has by now; borg has to open it with this before it is kept
     */
    record Change(
            Optional<String> name,
            Optional<String> path,
            Optional<Secret> passphrase,
            Optional<Boolean> observed,
            Optional<Boolean> bypassLock,
            Optional<BackupSettings> backup,
            Map<String, String> echoed) {}

    /** What came of making one: it may have been there, and then it was adopted. */
    record Made(Repository repository, boolean alreadyExisted) {}

    /** Those the caller may view, by name. */
    List<Repository> list(Caller caller);

    /** Refuses with {@code FORBIDDEN}, or for those who may see all with {@code NOT_FOUND}. */
    Repository get(Caller caller, RepositoryId id);

    /** By number or by path, whichever the text is; refuses like {@link #get}. */
    Repository find(Caller caller, String idOrPath);

    /** Runs {@code borg init}. Nothing is kept when borg refuses. */
    Made create(Caller caller, NewRepository repository);

    /**
     * Takes an existing repository in, after borg could read it with the passphrase given. The encryption is what borg
     * says, not what was asked.
     *
     * @param keyfile the exported key, for a repository whose key does not lie in it
     */
    Repository adopt(Caller caller, NewRepository repository, Optional<Secret> keyfile);

    Repository change(Caller caller, RepositoryId id, Change change);

    /** Forgets the record; not a byte of the repository itself is touched. */
    void forget(Caller caller, RepositoryId id);

    /** Asks borg now, and keeps what it said in the facts. */
    RepositoryInfo info(Caller caller, RepositoryId id);

    /** The key as {@code borg key export} writes it. For admins. */
    Secret exportKey(Caller caller, RepositoryId id);

    /** Puts an exported key back, after borg accepted it. For admins. */
    void importKey(Caller caller, RepositoryId id, Secret key);
}
