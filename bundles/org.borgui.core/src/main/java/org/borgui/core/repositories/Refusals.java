package org.borgui.core.repositories;

import java.util.Map;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.repository.Encryption;

/** How requests about repositories are refused. */
final class Refusals {

    private Refusals() {}

    static RefusedException nameTaken() {
        return RefusedException.invalid(
                "backend.errors.repo.repositoryNameExists",
                "Another repository has this name. Choose a different one.");
    }

    static RefusedException pathTaken() {
        return RefusedException.invalid(
                "backend.errors.repo.repositoryPathExists", "This server knows a repository at this path already.");
    }

    static RefusedException badName() {
        return RefusedException.invalid(
                "backend.errors.repo.invalidName",
                "A repository's name has 1 to 128 characters, none of them a line break or other control character.");
    }

    static RefusedException badPath(String path, String why) {
        return new RefusedException(
                Reason.INVALID,
                "backend.errors.repo.invalidPath",
                Map.of("path", path),
                "'%s' cannot be a repository's path: %s".formatted(path, why));
    }

    static RefusedException passphraseNeeded(Encryption mode) {
        return new RefusedException(
                Reason.INVALID,
                "backend.errors.repo.encryptedPassphraseRequired",
                Map.of("mode", mode.wire()),
                "A repository with the encryption '%s' needs a passphrase.".formatted(mode.wire()));
    }

    static RefusedException badPassphrase() {
        return RefusedException.invalid(
                "backend.errors.repo.invalidPassphrase",
                "A passphrase has 4,096 characters at most, and no NUL, since borg gets it in its environment.");
    }

    static RefusedException passphraseLost(String name, IllegalStateException cause) {
        var lost = new RefusedException(
                Reason.FAILED,
                "backend.errors.repo.passphraseLost",
                Map.of("name", name),
                "The passphrase of '%s' cannot be opened with the server's key. Enter it anew in the repository's settings."
                        .formatted(name));
        lost.initCause(cause);
        return lost;
    }

    static RefusedException noKey() {
        return RefusedException.notFound(
                "backend.errors.repo.repoHasNoKeyfile",
                "This repository is not encrypted, so there is no key to export.");
    }

    static RefusedException noKeyfile() {
        return RefusedException.invalid(
                "backend.errors.repo.encryptionKeyfileNotRequired",
                "The key of this repository lies in the repository itself; there is nothing to upload.");
    }

    /** The thread was interrupted while borg worked: the server stops. */
    static RefusedException interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        var refused = new RefusedException(
                Reason.UNAVAILABLE, "backend.errors.interrupted", "The server is stopping. Try again when it is back.");
        refused.initCause(e);
        return refused;
    }
}
