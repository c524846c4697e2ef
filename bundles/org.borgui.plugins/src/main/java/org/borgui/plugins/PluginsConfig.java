package org.borgui.plugins;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration {@code org.borgui.plugins}. */
@ObjectClassDefinition(name = "Plugins", description = "How plugins are installed")
public @interface PluginsConfig {

    @AttributeDefinition(
            name = "Time to start",
            description = "Seconds a plugin may take to start, to answer, and to stop")
    int seconds() default 10;

    @AttributeDefinition(name = "Largest file", description = "Megabytes")
    int megabytes() default 64;
}
