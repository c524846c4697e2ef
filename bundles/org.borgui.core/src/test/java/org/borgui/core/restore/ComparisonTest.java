package org.borgui.core.restore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.borgui.api.archive.Entry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparisonTest {

    private static final String TIME = "2026-03-01T01:00:00.123456";

    @TempDir
    Path folder;

    private Comparison comparison = new Comparison(Path.of("/"));

    @BeforeEach
    void one_file() throws Exception {
        comparison = new Comparison(folder);
        var file =
                Files.writeString(Files.createDirectory(folder.resolve("srv")).resolve("a"), "abc");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
        var time = LocalDateTime.parse(TIME).atZone(ZoneId.systemDefault()).toInstant();
        Files.setLastModifiedTime(file, FileTime.from(time.plusNanos(700)));
        Files.createSymbolicLink(folder.resolve("srv/l"), Path.of("a"));
    }

    private void see(String path, char type, long size, String mode, String time, @Nullable String link) {
        comparison.accept(new Entry(path, type, size, mode, "ana", "ana", time, link));
    }

    @Test
    void what_is_as_the_archive_lists_it_is_counted() {
        see("", 'd', 0, "", "", null);
        see("srv", 'd', 0, PosixMode.of(folder.resolve("srv")), "", null);
        see("srv/a", '-', 3, "-rwsr-x---", TIME, null);
        see("srv/l", 'l', 1, "lrwxrwxrwx", "", "a");
        see("srv/gone?", '-', 3, "-rw-r--r--", TIME, null);
        assertThat(comparison.differences()).isEmpty();
        assertThat(comparison.files()).isEqualTo(2);
        see("srv/device", 'b', 0, "brw-rw----", TIME, null);
        assertThat(comparison.unseen()).isEqualTo(2);
    }

    @Test
    void whatever_is_not_is_named_with_what_is_wrong() {
        see("srv/a", '-', 4, "-rwxr-x---", TIME, null);
        see("srv/a", '-', 3, "-rw-r-----", TIME, null);
        see("srv/a", '-', 3, "-rwxr-x---", "2026-03-01T01:00:00.123400", null);
        see("srv/a", 'l', 0, "lrwxrwxrwx", "", "a");
        see("srv/l", 'l', 0, "lrwxrwxrwx", "", "b");
        see("srv/b", '-', 3, "-rwxr-x---", TIME, null);
        assertThat(comparison.differences())
                .satisfiesExactly(
                        what -> assertThat(what).isEqualTo("'srv/a' (3 bytes instead of 4)"),
                        what -> assertThat(what).contains("rights rwxr-x--- instead of rw-r-----"),
                        what -> assertThat(what).contains("changed at 2026-03-01T01:00:00.123456"),
                        what -> assertThat(what).contains("of another kind"),
                        what -> assertThat(what).contains("points elsewhere"),
                        what -> assertThat(what).isEqualTo("'srv/b' (it did not come back)"));
        for (int i = 0; i < 50; i++) {
            see("srv/b", '-', 3, "-rwxr-x---", TIME, null);
        }
        assertThat(comparison.differences()).hasSize(21).last().isEqualTo("and 36 more");
    }

    private static final class PosixMode {
        static String of(Path path) {
            try {
                return "d" + PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
