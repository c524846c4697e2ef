package org.borgui.core.repositories;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.api.files.FileService;
import org.borgui.api.repository.BackupSettings;
import org.borgui.api.repository.RepositoryService.NewRepository;
import org.borgui.api.system.DataDirectory;
import org.borgui.core.backup.Compression;

/** What may be asked of a repository: judged before anything changes. */
final class RepositoryRules {

    private static final int LONGEST_PASSPHRASE = 4096;
    private static final int LONGEST_PATH = 4096;

    private final FileService files;
    private final DataDirectory data;

    RepositoryRules(FileService files, DataDirectory data) {
        this.files = files;
        this.data = data;
    }

    void requireName(String name) {
        if (name.isBlank() || name.length() > 128 || name.codePoints().anyMatch(Character::isISOControl)) {
            throw Refusals.badName();
        }
    }

    void requirePassphrase(NewRepository repository) {
        if (repository.encryption().needsPassphrase() && repository.passphrase().isEmpty()) {
            throw Refusals.passphraseNeeded(repository.encryption());
        }
        requirePossible(repository.passphrase());
    }

    /** Borg is given it in its environment, which holds no NUL and no text without end. */
    void requirePossible(Secret passphrase) {
        var text = passphrase.reveal();
        if (text.length() > LONGEST_PASSPHRASE || text.indexOf('\0') >= 0) {
            throw Refusals.badPassphrase();
        }
    }

    /** Checks what is backed up; each source must be there and lie below a root. */
    void requireSettings(BackupSettings settings) {
        Compression.require(settings.compression());
        settings.sources().forEach(files::source);
    }

    /** The path a repository is kept at; a relative one lies in the data directory's folder for repositories. */
    Path place(String text) {
        if (text.length() > LONGEST_PATH) {
            throw Refusals.badPath(text.substring(0, 40) + "…", "no path is that long.");
        }
        if (text.startsWith("-")) {
            throw Refusals.badPath(text, "it begins with a dash, as options do.");
        }
        if (text.contains("://") || isHostAndPath(text)) {
            throw Refusals.badPath(
                    text,
                    "repositories on other machines need the plugin for remote machines, which is not installed.");
        }
        try {
            var path = Path.of(text);
            var absolute = path.isAbsolute() ? path : underData(path);
            return files.target(absolute.normalize().toString());
        } catch (InvalidPathException e) {
            throw Refusals.badPath(text, "it holds characters that no file name can have.");
        }
    }

    /** Such as {@code user@host:path}. */
    private static boolean isHostAndPath(String text) {
        var colon = text.indexOf(':');
        return colon > 1 && text.lastIndexOf('/', colon) < 0;
    }

    private Path underData(Path relative) {
        var home = data.path().resolve("repositories");
        var path = data.path().resolve(relative).normalize();
        return path.startsWith(home) ? path : home.resolve(relative);
    }

    void requireFree(Path place) {
        if (Files.isRegularFile(place)) {
            throw Refusals.badPath(place.toString(), "there is a file of this name.");
        }
    }

    void requireThere(Path place) {
        if (!Files.isDirectory(place)) {
            throw RefusedException.invalid(
                    "backend.errors.repo.repositoryDirNotExist", "There is no folder '%s'.".formatted(place));
        }
    }
}
