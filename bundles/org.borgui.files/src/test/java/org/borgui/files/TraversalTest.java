package org.borgui.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.files.Machine.ADMIN;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a path looks like: outside the roots there is nothing. */
@Timeout(60)
class TraversalTest {

    private final Machine machine;
    private final RootedFileService files;

    TraversalTest(@TempDir Path folder) throws IOException {
        machine = new Machine(folder);
        machine.file("local/photos/a.jpg");
        machine.file("local-evil/b");
        files = machine.fixed(machine.local.toString());
    }

    @AfterEach
    void close() throws IOException {
        machine.close();
    }

    private static void assertNotFound(String path, ThrowingCallable call) {
        assertThatThrownBy(call).as(path).isInstanceOfSatisfying(RefusedException.class, e -> {
            assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND);
            assertThat(e.key()).isEqualTo("backend.errors.filesystem.pathNotFound");
            assertThat(e.params()).isEqualTo(Map.of("path", path));
        });
    }

    private void assertNothingThere(String path) {
        assertNotFound(path, () -> files.browse(ADMIN, path));
        assertNotFound(path, () -> files.createFolder(ADMIN, path, "new"));
        assertNotFound(path, () -> files.source(path));
        assertNotFound(path, () -> files.target(path));
        assertNotFound(path + "/new/folder", () -> files.target(path + "/new/folder"));
    }

    @Test
    void outside_the_roots_there_is_nothing() {
        var local = machine.local.toString();
        Stream.of(
                        "",
                        "/",
                        "photos",
                        "./photos",
                        "~",
                        "//",
                        "/etc",
                        "/proc",
                        "/proc/self/root",
                        "/proc/self/root" + local,
                        "/proc/self/cwd",
                        "/sys",
                        "/dev",
                        "/dev/shm",
                        "C:\\Windows",
                        "\\\\host\\share",
                        "file://" + local,
                        local + "\u0000",
                        local + "/photos\u0000.jpg",
                        local + "-evil",
                        local + "/..",
                        local + "/../outside",
                        local + "/photos/../../outside",
                        local + "/./photos/.././../local-evil",
                        machine.top.toString(),
                        machine.top + "/outside")
                .filter(path -> !path.startsWith("/proc/self/root/")) // resolves to the root itself, and may be used
                .forEach(this::assertNothingThere);
    }

    @Test
    void a_way_over_proc_is_judged_by_where_it_leads() {
        assertThat(files.source("/proc/self/root" + machine.local + "/photos"))
                .isEqualTo(machine.local.resolve("photos"));
        assertNotFound("/proc/self/root/etc", () -> files.source("/proc/self/root/etc"));
    }

    @Test
    void links_that_lead_out_lead_nowhere() throws IOException {
        machine.link("local/out", machine.top.resolve("outside"));
        machine.link("local/up", Path.of("../outside"));
        machine.link("local/all", Path.of("/"));
        machine.link("local/kernel", Path.of("/proc/self"));
        machine.link("local/gone", machine.top.resolve("missing"));
        machine.link("local/loop", machine.local.resolve("loop"));

        for (var name : new String[] {"out", "up", "all", "kernel", "gone", "loop", "all/etc", "all" + machine.top}) {
            assertNothingThere(machine.local + "/" + name);
        }
        assertThat(files.browse(ADMIN, machine.local.toString()).entries())
                .extracting("name")
                .containsExactly("photos");
    }

    @Test
    void links_within_the_roots_are_what_they_point_to() throws IOException {
        machine.link("local/same", machine.local.resolve("photos"));

        var entry = files.browse(ADMIN, machine.local.toString()).entries().get(1);

        assertThat(entry.name()).isEqualTo("same");
        assertThat(entry.folder()).isTrue();
        assertThat(files.browse(ADMIN, entry.path()).path())
                .isEqualTo(machine.local.resolve("photos").toString());
        assertThat(files.source(entry.path())).isEqualTo(machine.local.resolve("photos"));
    }

    @Test
    void the_data_directory_is_nowhere_but_for_its_repositories() throws IOException {
        var wide = machine.fixed(machine.top.toString());
        machine.link("local/data", machine.top.resolve("data"));
        machine.folder("data/repositories/photos");
        var data = machine.top + "/data";
        for (var path : new String[] {
            data,
            data + "/state",
            data + "/state/state.db",
            data + "/.lock",
            data + "/repositories/..",
            data + "/repositories/../state",
            machine.local + "/data",
            machine.local + "/data/state",
            machine.local + "/../data/state"
        }) {
            assertNotFound(path, () -> wide.browse(ADMIN, path));
            assertNotFound(path, () -> wide.source(path));
            assertNotFound(path, () -> wide.target(path));
        }
        assertThat(wide.browse(ADMIN, machine.top.toString()).entries())
                .extracting("name")
                .doesNotContain("data");
        assertThat(wide.browse(ADMIN, data + "/repositories").entries())
                .extracting("name")
                .containsExactly("photos");
        assertThat(files.target(data + "/repositories/new")).isEqualTo(machine.top.resolve("data/repositories/new"));
        assertNotFound(data + "/new", () -> wide.target(data + "/new"));
        assertNotFound(data + "/repositories/photos", () -> wide.source(data + "/repositories/photos"));
    }

    @Test
    void a_target_may_not_be_reached_over_two_dots() {
        var path = machine.local + "/new/../../outside";

        assertNotFound(path, () -> files.target(path));
        assertNotFound(machine.local + "/new/..", () -> files.target(machine.local + "/new/.."));
    }

    @Test
    void a_root_that_becomes_a_link_is_no_root_any_more() throws IOException {
        var free = machine.free();
        var chosen = machine.folder("chosen");
        free.setRoots(ADMIN, List.of(chosen.toString()));
        Files.delete(chosen);
        machine.link("chosen", machine.top.resolve("outside"));

        assertNotFound(chosen.toString(), () -> free.browse(ADMIN, chosen.toString()));
    }

    @Test
    void who_swaps_a_folder_for_a_link_sees_nothing_of_what_is_outside() throws Exception {
        var swapped = machine.folder("local/swapped");
        var aside = machine.local.resolve("aside");
        var evil = machine.link("local/evil", machine.top.resolve("outside"));
        var over = new AtomicBoolean();
        var swapping = new Thread(() -> {
            try {
                while (!over.get()) {
                    Files.move(swapped, aside);
                    Files.move(evil, swapped, StandardCopyOption.ATOMIC_MOVE);
                    Files.move(swapped, evil);
                    Files.move(aside, swapped);
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        swapping.start();
        try {
            for (int i = 0; i < 10_000; i++) {
                assertThat(namesIn(swapped)).doesNotContain("secret");
            }
        } finally {
            over.set(true);
            swapping.join();
        }
    }

    private List<String> namesIn(Path folder) {
        try {
            return files.browse(ADMIN, folder.toString()).entries().stream()
                    .map(entry -> entry.name())
                    .toList();
        } catch (RefusedException e) {
            assertThat(e.reason()).isEqualTo(Reason.NOT_FOUND);
            return List.of();
        }
    }
}
