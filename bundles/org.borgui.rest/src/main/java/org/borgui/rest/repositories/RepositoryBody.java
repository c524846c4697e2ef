package org.borgui.rest.repositories;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.borgui.api.repository.Encryption;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryService.Change;
import org.borgui.api.repository.RepositoryService.NewRepository;
import org.borgui.rest.PartialBody;

/** Reads bodies that make, import or change a repository. */
final class RepositoryBody {

    private RepositoryBody() {}

    /** A repository to be made. */
    static NewRepository made(PartialBody body) {
        var asked = read(body, "repokey");
        if (asked.encryption().needsPassphrase() && asked.passphrase().isEmpty()) {
            throw new RefusedException(
                    Reason.INVALID,
                    "backend.errors.repo.encryptedPassphraseRequired",
                    Map.of("mode", asked.encryption().wire()),
                    "The encryption '%s' needs a passphrase."
                            .formatted(asked.encryption().wire()));
        }
        return asked;
    }

    /** A repository to be taken in; borg says how it is encrypted. */
    static NewRepository imported(PartialBody body) {
        return read(body, "none");
    }

    /** What to change of a repository. */
    static Change changed(Repository now, PartialBody body) {
        Unavailable.check(body);
        var echoed = new LinkedHashMap<>(now.echoed());
        echoed.putAll(Echo.sent(body));
        return new Change(
                body.text("name"),
                body.text("path"),
                body.text("passphrase").filter(text -> !text.isEmpty()).map(Secret::of),
                observed(body),
                body.flag("bypass_lock"),
                SettingsBody.changed(now.backup(), body),
                echoed);
    }

    private static NewRepository read(PartialBody body, String usualEncryption) {
        Unavailable.check(body);
        return new NewRepository(
                body.required("name"),
                body.required("path"),
                encryption(body.text("encryption").orElse(usualEncryption)),
                body.text("passphrase").map(Secret::of).orElse(Secret.empty()),
                observed(body).orElse(false),
                body.flag("bypass_lock").orElse(false),
                SettingsBody.made(body),
                Echo.sent(body));
    }

    private static Encryption encryption(String mode) {
        return Encryption.of(mode)
                .orElseThrow(() -> new RefusedException(
                        Reason.INVALID,
                        "backend.errors.repo.invalidEncryptionMode",
                        Map.of("mode", mode),
                        "'%s' is no encryption that borg knows.".formatted(mode)));
    }

    private static Optional<Boolean> observed(PartialBody body) {
        return body.text("mode").map(mode -> switch (mode) {
            case "full" -> false;
            case "observe" -> true;
            default ->
                throw RefusedException.invalid("backend.errors.repo.invalidMode", "The mode is 'full' or 'observe'.");
        });
    }
}
