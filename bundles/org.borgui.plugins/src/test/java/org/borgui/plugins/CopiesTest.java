package org.borgui.plugins;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CopiesTest {

    @TempDir
    Path folder;

    private Copies copies;

    @BeforeEach
    void make() {
        copies = new Copies(folder, 100);
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(UTF_8));
    }

    @Test
    void a_file_lies_under_its_digest_for_the_server_alone() throws Exception {
        var digest = copies.take(text("one"));

        assertThat(digest).isEqualTo("7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
        assertThat(copies.verified(digest)).asString(UTF_8).isEqualTo("one");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(copies.path(digest))))
                .isEqualTo("rw-------");
    }

    @Test
    void one_that_was_changed_is_not_handed_out() throws Exception {
        var digest = copies.take(text("one"));
        Files.writeString(copies.path(digest), "two");

        assertThatThrownBy(() -> copies.verified(digest))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("was changed on the disk");
    }

    @Test
    void one_that_is_too_large_leaves_nothing_behind() throws Exception {
        assertThatThrownBy(() -> copies.take(text("x".repeat(101)))).isInstanceOf(RefusedException.class);

        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void what_nobody_knows_and_what_was_half_written_goes() throws Exception {
        var one = copies.take(text("one"));
        copies.take(text("two"));
        Files.writeString(folder.resolve("half.part"), "thr");

        copies.keepOnly(Set.of(one));

        assertThat(folder).isDirectoryContaining(file -> file.equals(copies.path(one)));
        try (var left = Files.list(folder)) {
            assertThat(left).hasSize(1);
        }
    }

    @Test
    void only_digests_are_names() {
        assertThatThrownBy(() -> copies.path("../../etc/passwd")).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> copies.path("")).isInstanceOf(RefusedException.class);
    }
}
