package org.borgui.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockedDataDirectoryTest {

    private final Path top;

    LockedDataDirectoryTest(@TempDir Path top) throws IOException {
        this.top = top.toRealPath();
    }

    private LockedDataDirectory open() {
        return new LockedDataDirectory(top.resolve("deep/data").toString());
    }

    private static String rights(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @Test
    void it_and_its_folders_are_private() throws IOException {
        Files.createDirectories(
                top.resolve("deep/data"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        var data = open();

        assertThat(data.path()).isEqualTo(top.resolve("deep/data"));
        assertThat(rights(data.path())).isEqualTo("rwx------");
        assertThat(data.folder("borg/keys")).isEqualTo(top.resolve("deep/data/borg/keys"));
        assertThat(rights(data.folder("borg/keys"))).isEqualTo("rwx------");
        assertThat(rights(data.folder("borg"))).isEqualTo("rwx------");
        assertThat(rights(data.path().resolve(".lock"))).isEqualTo("rw-------");
        data.close();
    }

    @Test
    void a_second_server_is_refused_until_the_first_has_ended() throws IOException {
        var first = open();

        assertThatIllegalStateException()
                .isThrownBy(this::open)
                .withMessageContaining("Another server uses the data directory %s", top.resolve("deep/data"));
        first.close();
        open().close();
    }

    @Test
    void a_place_that_cannot_be_used_is_refused_with_a_sentence() throws IOException {
        Files.createFile(top.resolve("file"));

        assertThatIllegalStateException()
                .isThrownBy(
                        () -> new LockedDataDirectory(top.resolve("file/data").toString()))
                .withMessageContaining("cannot be made");
        assertThatIllegalStateException()
                .isThrownBy(() -> new LockedDataDirectory(top.resolve("file").toString()))
                .withMessageContaining("cannot be made");
        assertThatIllegalStateException().isThrownBy(() -> new LockedDataDirectory("/"));
        assertThatIllegalStateException().isThrownBy(() -> new LockedDataDirectory(" "));
    }

    @Test
    void it_may_be_reached_by_a_link() throws IOException {
        Files.createDirectory(top.resolve("disk"));
        Files.createSymbolicLink(top.resolve("deep"), top.resolve("disk"));
        Files.createDirectory(top.resolve("disk/real"));
        Files.createSymbolicLink(top.resolve("disk/data"), top.resolve("disk/real"));

        try (var closing = closing(open())) {
            assertThat(closing.directory().path()).isEqualTo(top.resolve("disk/real"));
        }
    }

    @Test
    void a_folder_lies_in_it() throws IOException {
        try (var closing = closing(open())) {
            for (var name : new String[] {"", "..", "a/../..", "/etc", "a//b", ".lock", "a b", "a/"}) {
                assertThatIllegalArgumentException()
                        .isThrownBy(() -> closing.directory().folder(name));
            }
        }
    }

    private static Closing closing(LockedDataDirectory directory) {
        return new Closing(directory);
    }

    private record Closing(LockedDataDirectory directory) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            directory.close();
        }
    }
}
