package org.borgui.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Role;
import org.borgui.state.DocumentState;
import org.borgui.testkit.state.MemoryStore;

/** A temporary folder that stands for a machine: {@code local} is its root, {@code data} the server's own. */
final class Machine implements AutoCloseable {

    static final Caller ADMIN = caller(Role.ADMIN);
    static final Caller OPERATOR = caller(Role.OPERATOR);
    static final Caller VIEWER = caller(Role.VIEWER);

    final Path top;
    final Path local;
    final LockedDataDirectory data;

    Machine(Path folder) throws IOException {
        top = folder.toRealPath();
        local = Files.createDirectory(top.resolve("local"));
        data = new LockedDataDirectory(top.resolve("data").toString());
        file("data/state/state.db");
        file("outside/secret");
    }

    Path folder(String name) throws IOException {
        return Files.createDirectories(top.resolve(name));
    }

    Path file(String name) throws IOException {
        var file = top.resolve(name);
        folder(name.substring(0, name.lastIndexOf('/')));
        return Files.writeString(file, "content of " + name);
    }

    Path link(String name, Path target) throws IOException {
        return Files.createSymbolicLink(top.resolve(name), target);
    }

    /** The service with roots from the environment. */
    RootedFileService fixed(String... roots) {
        return new RootedFileService(data, new DocumentState(new MemoryStore()), top.resolve("nowhere"), roots);
    }

    /** The service without, so that an admin chooses. */
    RootedFileService free() {
        return new RootedFileService(data, new DocumentState(new MemoryStore()), local);
    }

    @Override
    public void close() throws IOException {
        data.close();
    }

    private static Caller caller(Role role) {
        return new Caller(new UserId(1), "ana", role, Caller.Via.COOKIE, 1, false, "127.0.0.1");
    }
}
