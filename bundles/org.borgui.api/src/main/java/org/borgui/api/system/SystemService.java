package org.borgui.api.system;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Versions of what runs here. */
@ProviderType
public interface SystemService {

    /** This server's version. */
    String version();

    /** Borg's version, empty when borg cannot be run. */
    Optional<String> borgVersion();
}
