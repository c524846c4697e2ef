package org.borgui.core;

import java.nio.file.Path;
import java.util.List;
import org.borgui.api.RefusedException;
import org.borgui.api.access.Caller;
import org.borgui.api.files.FileService;

/** Lets every path below one root pass: how paths are judged has tests where they are judged. */
public final class AnyFiles implements FileService {

    private final Path root;

    public AnyFiles() {
        this(Path.of("/"));
    }

    public AnyFiles(Path root) {
        this.root = root;
    }

    @Override
    public List<String> roots() {
        return List.of("/");
    }

    @Override
    public void setRoots(Caller caller, List<String> roots) {
        throw new AssertionError("not asked for here");
    }

    @Override
    public boolean rootsAreFixed() {
        return true;
    }

    @Override
    public Folder browse(Caller caller, String path) {
        throw new AssertionError("not asked for here");
    }

    @Override
    public String createFolder(Caller caller, String parent, String name) {
        throw new AssertionError("not asked for here");
    }

    @Override
    public Path source(String path) {
        return Path.of(path);
    }

    @Override
    public Path target(String path) {
        var target = Path.of(path);
        if (!target.startsWith(root)) {
            throw RefusedException.notFound(
                    "backend.errors.filesystem.pathNotFound", "There is no '%s'.".formatted(path));
        }
        return target;
    }
}
