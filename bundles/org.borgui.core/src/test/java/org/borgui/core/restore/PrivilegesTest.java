package org.borgui.core.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Device files and capabilities need root and a real borg: see restore.test.mjs. */
class PrivilegesTest {

    @TempDir
    Path staging;

    private final List<String> log = new ArrayList<>();

    private Path file(String name, int mode) throws Exception {
        var file = staging.resolve(name);
        Files.createDirectories(file.resolveSibling(""));
        Files.writeString(file, name);
        Files.setAttribute(file, "unix:mode", mode);
        return file;
    }

    private static int mode(Path path) throws Exception {
        return (int) Files.getAttribute(path, "unix:mode") & 07777;
    }

    @Test
    void set_id_bits_of_files_are_taken_and_named_and_nothing_else_is_changed() throws Exception {
        var tool = file("bin/tool", 06755);
        var text = file("bin/text.txt", 02640);
        var plain = file("bin/plain", 0751);
        Files.setAttribute(tool.resolveSibling(""), "unix:mode", 02775);
        Files.setLastModifiedTime(tool, FileTime.from(Instant.EPOCH));

        assertThat(Privileges.take(staging, log::add))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("Set-ID bits of 2 files and 0 device"));
        assertThat(List.of(mode(tool), mode(text), mode(plain))).containsExactly(0755, 0640, 0751);
        assertThat(mode(tool.resolveSibling(""))).isEqualTo(02775);
        assertThat(Files.getLastModifiedTime(tool)).isEqualTo(FileTime.from(Instant.EPOCH));
        assertThat(log)
                .filteredOn(line -> line.startsWith("Without"))
                .containsExactlyInAnyOrder(
                        "Without its set-ID bits: bin/tool", "Without its set-ID bits: bin/text.txt");
    }

    @Test
    void a_folder_that_nobody_may_enter_is_looked_into_and_stays_as_it_was() throws Exception {
        var tool = file("closed/tool", 04755);
        var closed = tool.resolveSibling("");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));

        assertThat(Privileges.take(staging, log::add)).isPresent();

        assertThat(mode(closed)).isZero();
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
        assertThat(mode(tool)).isEqualTo(0755);
    }

    @Test
    void links_are_not_followed_and_without_any_there_is_nothing_to_say() throws Exception {
        var outside = Files.createTempFile("outside", "");
        Files.setAttribute(outside, "unix:mode", 04755);
        Files.createSymbolicLink(staging.resolve("link"), outside);
        file("plain.txt", 0644);

        assertThat(Privileges.take(staging, log::add)).isEmpty();
        assertThat(mode(outside)).isEqualTo(04755);
        assertThat(log).noneMatch(line -> line.startsWith("Without"));
        Files.delete(outside);
    }
}
