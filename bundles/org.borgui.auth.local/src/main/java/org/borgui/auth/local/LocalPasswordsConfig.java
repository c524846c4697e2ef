package org.borgui.auth.local;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** What new passwords are compared with. */
@ObjectClassDefinition(name = "Passwords", description = "What a new password has to be")
public @interface LocalPasswordsConfig {

    @AttributeDefinition(name = "Public address", description = "A new password may not be made of its name")
    String publicBaseUrl() default "";
}
