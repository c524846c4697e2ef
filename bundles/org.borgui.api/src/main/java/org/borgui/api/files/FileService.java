package org.borgui.api.files;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.borgui.api.access.Caller;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The one place where a path of this machine is judged. Everything outside the configured roots, and the server's own data
 * except its {@code repositories} folder, does not exist here: also through symbolic links.
 */
@ProviderType
public interface FileService {

    /** A folder and what is in it; {@code parent} is empty at a root. */
    record Folder(String path, Optional<String> parent, List<FileEntry> entries) {}

    /** The roots, as configured or as an admin named them. */
    List<String> roots();

    /** Replaces the roots. For admins; refused when the environment sets them. */
    void setRoots(Caller caller, List<String> roots);

    /** Whether the environment sets the roots, so that nobody else can. */
    boolean rootsAreFixed();

    /** What is in a folder: folders first, by name. Viewers see folders only. */
    Folder browse(Caller caller, String path);

    /** Makes a folder, and says its path. */
    String createFolder(Caller caller, String parent, String name);

    /** A path to read a backup from: it exists, is readable and lies below a root. */
    Path source(String path);

    /** A path to restore to or to keep a repository at: below a root, its nearest existing parent a folder. */
    Path target(String path);
}
