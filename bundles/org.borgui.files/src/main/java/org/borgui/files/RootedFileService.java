package org.borgui.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Role;
import org.borgui.api.files.FileService;
import org.borgui.api.system.DataDirectory;
import org.borgui.state.State;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Reference;

/** Judges real paths against the roots. A path that is refused looks as if it were not there. */
@Component(configurationPid = "org.borgui.files", configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class RootedFileService implements FileService {

    private static final int LONGEST_NAME = 255;

    private final Path data;
    private final Path repositories;
    private final Roots roots;

    @Activate
    public RootedFileService(@Reference DataDirectory directory, @Reference State state, FilesConfig config) {
        this(directory, state, Path.of("/local"), config.roots());
    }

    RootedFileService(DataDirectory directory, State state, Path fallback, String... roots) {
        this.data = directory.path();
        this.repositories = directory.folder("repositories");
        this.roots = new Roots(state, data, fallback, roots);
    }

    @Override
    public List<String> roots() {
        return roots.get();
    }

    @Override
    public boolean rootsAreFixed() {
        return roots.areFixed();
    }

    @Override
    public void setRoots(Caller caller, List<String> wanted) {
        if (!caller.isAdmin()) {
            throw Refusals.admin();
        }
        roots.set(wanted);
    }

    @Override
    public Folder browse(Caller caller, String path) {
        var fence = fence(true);
        var folder = existing(fence, path);
        var entries = new FolderListing(fence, folder, caller.role() == Role.VIEWER).read();
        var parent = Optional.ofNullable(folder.getParent())
                .filter(up -> !fence.isRoot(folder))
                .map(Path::toString);
        return new Folder(folder.toString(), parent, entries);
    }

    @Override
    public String createFolder(Caller caller, String parent, String name) {
        var fence = fence(true);
        var folder = existing(fence, parent);
        if (!isName(name)) {
            throw Refusals.invalidName(name);
        }
        if (!Files.isDirectory(folder)) {
            throw Refusals.notFolder(parent);
        }
        try {
            var made = Files.createDirectory(folder.resolve(name));
            if (!made.toRealPath().equals(made)) { // a link was put in the parent's place meanwhile
                Files.delete(made);
                throw Refusals.notFound(parent);
            }
            return made.toString();
        } catch (FileAlreadyExistsException e) {
            throw Refusals.exists(name);
        } catch (IOException e) {
            throw Refusals.unwritable(parent);
        }
    }

    @Override
    public Path source(String path) {
        var real = existing(fence(false), path);
        if (!Files.isDirectory(real) && !Files.isRegularFile(real)) {
            throw Refusals.special(path);
        }
        if (!Files.isReadable(real)) {
            throw Refusals.unreadable(path);
        }
        return real;
    }

    @Override
    public Path target(String path) {
        var fence = fence(true);
        var wanted = parsed(path);
        if (StreamSupport.stream(wanted.spliterator(), false)
                .anyMatch(part -> part.toString().equals(".."))) {
            throw Refusals.notFound(path);
        }
        var there = wanted;
        while (Files.notExists(there, LinkOption.NOFOLLOW_LINKS) && there.getParent() != null) {
            there = there.getParent();
        }
        var real = real(there, path);
        var target = real.resolve(there.relativize(wanted)).normalize();
        if (!fence.contains(real) || !fence.contains(target)) {
            throw Refusals.notFound(path);
        }
        if (!Files.isDirectory(real)) {
            throw Refusals.notFolder(there.toString());
        }
        return target;
    }

    private Fence fence(boolean withRepositories) {
        return Fence.around(roots.real(), data, repositories, withRepositories);
    }

    private static Path existing(Fence fence, String path) {
        var real = real(parsed(path), path);
        if (!fence.contains(real)) {
            throw Refusals.notFound(path);
        }
        return real;
    }

    private static Path real(Path path, String asked) {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw Refusals.notFound(asked);
        }
    }

    private static Path parsed(String path) {
        try {
            var parsed = Path.of(path);
            if (parsed.isAbsolute()) {
                return parsed;
            }
        } catch (InvalidPathException e) {
            throw Refusals.notFound(path);
        }
        throw Refusals.notFound(path);
    }

    private static boolean isName(String name) {
        return !name.isBlank()
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(c -> c == '/' || Character.isISOControl(c))
                && name.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
    }
}
