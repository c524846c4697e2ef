package org.borgui.access;

import org.borgui.api.Secret;
import org.borgui.vault.Vault;

/** Seals by writing the context in front. */
final class PlainVault implements Vault {

    @Override
    public String seal(String context, Secret secret) {
        return context + "|" + secret.reveal();
    }

    @Override
    public Secret open(String context, String sealed) {
        if (!sealed.startsWith(context + "|")) {
            throw new IllegalStateException("sealed for something else");
        }
        return Secret.of(sealed.substring(context.length() + 1));
    }
}
