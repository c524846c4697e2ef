package org.borgui.core.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InheritedTest {

    @TempDir
    Path folder;

    private static String mode(Path folder) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
    }

    @Test
    void new_folders_take_the_mode_of_the_one_they_are_made_in() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));

        Inherited.make(folder.resolve("a/b"));

        assertThat(mode(folder.resolve("a"))).isEqualTo("rwxr-x---");
        assertThat(mode(folder.resolve("a/b"))).isEqualTo("rwxr-x---");
    }

    @Test
    void new_folders_are_not_for_everybody_to_write_into() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        Inherited.make(folder.resolve("a"));

        assertThat(mode(folder.resolve("a"))).isEqualTo("rwxrwxr-x");
    }

    @Test
    void a_folder_that_is_there_stays_as_it_is() throws IOException {
        var there = Files.createDirectory(folder.resolve("there"));
        Files.setPosixFilePermissions(there, PosixFilePermissions.fromString("rwx--x---"));

        Inherited.make(there);

        assertThat(mode(there)).isEqualTo("rwx--x---");
    }
}
