package org.borgui.auth.passkey;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What this server is called; never taken from a request. */
@ObjectClassDefinition(name = "Passkeys", description = "The server that passkeys belong to")
public @interface PasskeyConfig {

    @AttributeDefinition(name = "Public address", description = "Empty: passkeys work on this machine alone")
    String publicBaseUrl() default "";

    @AttributeDefinition(name = "Port", description = "On which this machine's own browsers find the server")
    int port() default 8081;

    @AttributeDefinition(
            name = "Domain",
            description = "The host of the public address, or a domain above it that several servers share")
    String domain() default "";
}
