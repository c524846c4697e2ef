package org.borgui.spi.signin;

import org.borgui.api.Secret;
import org.borgui.api.access.OidcProvider;
import org.osgi.annotation.versioning.ConsumerType;

/** A provider that a file of the configuration describes. The console shows it and does not change it. */
@ConsumerType
public interface ConfiguredProvider {

    OidcProvider provider();

    Secret clientSecret();
}
