package org.borgui.vault;

import org.borgui.api.Secret;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Seals secrets, so that whoever reads the state reads none of them. May be called from any thread, and reads no file.
 *
 * <p>A context is {@code what/which/part}, such as {@code repository/7/passphrase}; its first and its last word are its kind,
 * {@code repository/passphrase}. Whoever keeps what is sealed also publishes a {@link SealedPlace} for each kind: as long as
 * one is missing, a change of keys seals nothing anew there, and no older key is given up.
 */
@ProviderType
public interface Vault {

    /**
     * Seals a secret.
     *
     * @param context what it belongs to: it opens under the same context alone
     * @throws IllegalArgumentException for a context whose first or last word is not of letters and digits of ASCII, dots,
     *     underscores and hyphens
     * @throws org.borgui.api.RefusedException {@code FAILED} when the kind is new and the disk is full
     */
    String seal(String context, Secret secret);

    /**
     * Opens what was sealed. Keep the result no longer than one call takes.
     *
     * @throws IllegalStateException when it was sealed for another context, by another key, or was changed
     */
    Secret open(String context, String sealed);
}
