package org.borgui.vault;

import org.borgui.api.Secret;
import org.osgi.annotation.versioning.ProviderType;

/** Seals secrets, so that whoever reads the state reads none of them. May be called from any thread. */
@ProviderType
public interface Vault {

    /**
     * Seals a secret.
     *
     * @param context what it belongs to, such as {@code repository/7/passphrase}: it opens under the same context alone
     */
    String seal(String context, Secret secret);

    /**
     * Opens what was sealed. Keep the result no longer than one call takes.
     *
     * @throws IllegalStateException when it was sealed for another context, by another key, or was changed
     */
    Secret open(String context, String sealed);
}
