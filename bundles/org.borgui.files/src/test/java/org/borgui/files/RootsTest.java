package org.borgui.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.files.Machine.ADMIN;
import static org.borgui.files.Machine.OPERATOR;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RootsTest {

    private final Machine machine;

    RootsTest(@TempDir Path folder) throws IOException {
        machine = new Machine(folder);
    }

    @AfterEach
    void close() throws IOException {
        machine.close();
    }

    @Test
    void the_environment_sets_them_and_nobody_else_can() throws IOException {
        var other = machine.folder("other").toString();
        var files = machine.fixed(machine.local + ", " + other + "\n", "", "relative", "/", "/proc/1", "/later");

        assertThat(files.roots()).containsExactly(machine.local.toString(), other, "/later");
        assertThat(files.rootsAreFixed()).isTrue();
        assertThatThrownBy(() -> files.setRoots(ADMIN, List.of(other)))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONFLICT));
        assertThat(files.browse(ADMIN, other).path()).isEqualTo(other);
    }

    @Test
    void without_any_the_default_is_used_if_it_is_there() throws IOException {
        var files = machine.free();
        assertThat(files.roots()).containsExactly(machine.local.toString());
        assertThat(files.rootsAreFixed()).isFalse();

        Files.delete(machine.local);
        assertThat(files.roots()).isEmpty();
    }

    @Test
    void an_admin_chooses_others() throws IOException {
        var files = machine.free();
        var first = machine.folder("first").toString();
        var second = machine.folder("second").toString();
        machine.link("link", Path.of(second));

        files.setRoots(ADMIN, List.of(first));
        files.setRoots(ADMIN, List.of(machine.top + "/link", second, first));

        assertThat(files.roots()).containsExactly(second, first);
        assertThat(files.browse(OPERATOR, second).entries()).isEmpty();
        assertThatThrownBy(() -> files.browse(OPERATOR, machine.local.toString()))
                .isInstanceOf(RefusedException.class);
        files.setRoots(ADMIN, List.of());
        assertThat(files.roots()).isEmpty();
    }

    @Test
    void who_is_no_admin_chooses_nothing() {
        var files = machine.free();

        assertThatThrownBy(() -> files.setRoots(OPERATOR, List.of(machine.local.toString())))
                .isInstanceOfSatisfying(
                        RefusedException.class, e -> assertThat(e.reason()).isEqualTo(Reason.FORBIDDEN));
    }

    @Test
    void what_cannot_be_a_root_is_refused_with_its_reason() throws IOException {
        var files = machine.free();
        machine.link("data-link", machine.top.resolve("data/state"));
        machine.link("machine", Path.of("/"));

        assertThatRefused(files, "local", "has to begin with /");
        assertThatRefused(files, machine.top + "/missing", "no such folder");
        assertThatRefused(files, machine.file("a/file").toString(), "no such folder");
        assertThatRefused(files, "/\u0000", "no such folder");
        assertThatRefused(files, "/", "whole machine");
        assertThatRefused(files, machine.top + "/machine", "whole machine");
        assertThatRefused(files, "/proc", "kernel");
        assertThatRefused(files, "/sys/../proc", "kernel");
        assertThatRefused(files, "/dev", "kernel");
        assertThatRefused(files, machine.top + "/data", "own data");
        assertThatRefused(files, machine.top + "/data/repositories", "own data");
        assertThatRefused(files, machine.top + "/data-link", "own data");
        assertThat(files.roots()).containsExactly(machine.local.toString());
    }

    private void assertThatRefused(RootedFileService files, String root, String why) {
        assertThatThrownBy(() -> files.setRoots(ADMIN, List.of(machine.local.toString(), root)))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(why);
    }
}
