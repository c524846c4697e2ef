package org.borgui.spi.plugin;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says how a plugin is. A plugin may register one; without it a plugin is well when its components run.
 *
 * <p>Asked once after the start, before the plugin is kept, and each time somebody looks. Must answer within a second: it looks
 * at what is there, and begins nothing.
 */
@ConsumerType
public interface HealthProbe {

    /** A sentence on what is wrong; empty when all is well. */
    Optional<String> trouble();
}
