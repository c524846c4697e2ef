package org.borgui.auth.oidc;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Where providers send browsers back to; never taken from a request. */
@ObjectClassDefinition(name = "OpenID Connect", description = "The server that providers send people back to")
public @interface AddressConfig {

    @AttributeDefinition(name = "Public address", description = "Empty: it works on this machine alone")
    String publicBaseUrl() default "";

    @AttributeDefinition(name = "Port", description = "On which this machine's own browsers find the server")
    int port() default 8081;
}
