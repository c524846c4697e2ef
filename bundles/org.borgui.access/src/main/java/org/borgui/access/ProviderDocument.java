package org.borgui.access;

import org.borgui.api.access.OidcProvider;
import org.borgui.spi.state.Index;
import org.borgui.state.Kind;

/**
 * A provider as kept.
 *
 * @param slug its id
 * @param secret the client secret, sealed; empty for none
 */
record ProviderDocument(String slug, OidcProvider provider, String secret) {

    static final Kind<ProviderDocument> KIND =
            Kind.of("oidc_providers", ProviderDocument.class, Index.unique("slug", "slug"));

    ProviderDocument withSecret(String sealed) {
        return new ProviderDocument(slug, provider, sealed);
    }
}
