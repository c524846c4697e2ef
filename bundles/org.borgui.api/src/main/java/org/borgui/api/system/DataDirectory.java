package org.borgui.api.system;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Where this server keeps what is its own. It is locked while the service is there: one server to one directory. */
@ProviderType
public interface DataDirectory {

    /** The directory itself: absolute, private to the server's user (0700). */
    Path path();

    /** A folder in it, made if need be, 0700. */
    Path folder(String name);
}
