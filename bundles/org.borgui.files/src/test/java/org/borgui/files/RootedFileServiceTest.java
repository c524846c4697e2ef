package org.borgui.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.borgui.files.Machine.ADMIN;
import static org.borgui.files.Machine.OPERATOR;
import static org.borgui.files.Machine.VIEWER;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.files.FileEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RootedFileServiceTest {

    private final Machine machine;
    private final RootedFileService files;

    RootedFileServiceTest(@TempDir Path folder) throws IOException {
        machine = new Machine(folder);
        files = machine.fixed(machine.local.toString());
    }

    @AfterEach
    void close() throws IOException {
        machine.close();
    }

    private List<String> names(String folder) {
        return files.browse(OPERATOR, folder).entries().stream()
                .map(FileEntry::name)
                .toList();
    }

    private static void assertRefused(Reason reason, String key, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RefusedException.class, e -> {
            assertThat(e.key()).isEqualTo("backend.errors.filesystem." + key);
            assertThat(e.reason()).isEqualTo(reason);
        });
    }

    @Test
    void folders_come_first_then_names_whatever_their_case() throws IOException {
        machine.file("local/Zoo/x");
        machine.folder("local/apple");
        for (var name : List.of("b", "A", "a", "C", "ä")) {
            machine.file("local/" + name);
        }

        var folder = files.browse(OPERATOR, machine.local.toString());

        assertThat(folder.entries()).extracting("name").containsExactly("apple", "Zoo", "A", "a", "b", "C", "ä");
        assertThat(folder.parent()).isEmpty();
        assertThat(files.browse(OPERATOR, machine.local + "/Zoo").parent()).contains(machine.local.toString());
    }

    @Test
    void an_entry_tells_what_it_is() throws IOException {
        var file = machine.file("local/a.txt");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));

        var entry = files.browse(OPERATOR, machine.local.toString()).entries().get(0);

        assertThat(entry)
                .isEqualTo(new FileEntry(
                        "a.txt",
                        file.toString(),
                        false,
                        Files.size(file),
                        Files.getLastModifiedTime(file).toInstant(),
                        false,
                        false,
                        "rw-r-----"));
    }

    @Test
    void viewers_see_folders_only() throws IOException {
        machine.file("local/folder/file");
        machine.file("local/file");

        assertThat(files.browse(VIEWER, machine.local.toString()).entries())
                .extracting("name")
                .containsExactly("folder");
    }

    @Test
    void a_repository_is_recognised() throws IOException {
        machine.folder("local/repo/data");
        Files.writeString(machine.local.resolve("repo/config"), "[repository]\nversion = 1\n");
        machine.folder("local/other/data");
        Files.writeString(machine.local.resolve("other/config"), "[core]\n");

        assertThat(files.browse(VIEWER, machine.local.toString()).entries())
                .extracting("name", "repository")
                .containsExactly(tuple("other", false), tuple("repo", true));
    }

    @Test
    void odd_names_do_not_break_a_listing() throws Exception {
        machine.file("local/new\nline");
        machine.file("local/-rf *; $(x)");
        machine.file("local/日本 😀");
        var script = "cd '%s' && touch \"$(printf 'bad\\377\\376name')\"".formatted(machine.local);
        var made = new ProcessBuilder("sh", "-c", script).inheritIO().start();
        assertThat(made.waitFor(20, TimeUnit.SECONDS)).isTrue();

        assertThat(names(machine.local.toString()))
                .hasSize(4)
                .contains("new\nline", "-rf *; $(x)", "日本 😀")
                .anySatisfy(name -> assertThat(name).startsWith("bad").endsWith("name"));
        assertThat(files.source(machine.local + "/日本 😀")).exists();
    }

    @Test
    void sockets_are_left_out_and_cannot_be_backed_up() throws IOException {
        var socket = machine.local.resolve("socket");
        try (var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(socket));

            assertThat(names(machine.local.toString())).isEmpty();
            assertRefused(Reason.INVALID, "notAFile", () -> files.source(socket.toString()));
        }
    }

    @Test
    void five_thousand_entries_are_listed_within_seconds() throws IOException {
        for (int i = 0; i < 2_500; i++) {
            Files.createDirectory(machine.local.resolve("folder-%04d".formatted(i)));
            Files.createFile(machine.local.resolve("file-%04d".formatted(i)));
        }

        var begun = System.nanoTime();
        var names = names(machine.local.toString());

        assertThat(names).hasSize(5_000).startsWith("folder-0000").endsWith("file-2499");
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)).isLessThan(5_000);
    }

    @Test
    void a_file_is_no_folder_to_browse() throws IOException {
        var file = machine.file("local/a").toString();

        assertRefused(Reason.INVALID, "pathNotDirectory", () -> files.browse(ADMIN, file));
        assertRefused(Reason.INVALID, "pathNotDirectory", () -> files.createFolder(ADMIN, file, "b"));
        assertRefused(Reason.INVALID, "pathNotDirectory", () -> files.target(file));
        assertRefused(Reason.NOT_FOUND, "pathNotFound", () -> files.target(file + "/b"));
    }

    @Test
    void what_the_servers_user_may_not_read_is_said_so() throws IOException {
        Assumptions.assumeFalse(System.getProperty("user.name").equals("root"), "root may read everything");
        var closed = machine.folder("local/closed");
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));

        assertRefused(Reason.FORBIDDEN, "permissionDenied", () -> files.browse(ADMIN, closed.toString()));
        assertRefused(Reason.FORBIDDEN, "permissionDenied", () -> files.source(closed.toString()));
        assertRefused(
                Reason.FORBIDDEN,
                "permissionDeniedCreateFolder",
                () -> files.createFolder(ADMIN, closed.toString(), "new"));
        Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void a_folder_is_made_once() {
        var local = machine.local.toString();

        assertThat(files.createFolder(OPERATOR, local, "Neu für 😀")).isEqualTo(local + "/Neu für 😀");
        assertThat(machine.local.resolve("Neu für 😀")).isDirectory();
        assertRefused(Reason.INVALID, "folderAlreadyExists", () -> files.createFolder(ADMIN, local, "Neu für 😀"));
        for (var name : List.of("", " ", ".", "..", "a/b", "/", "../x", "a\u0000b", "a\nb", "ä".repeat(128))) {
            assertRefused(Reason.INVALID, "invalidFolderName", () -> files.createFolder(ADMIN, local, name));
        }
    }

    @Test
    void a_target_need_not_be_there_yet() throws IOException {
        machine.link("local/link", machine.folder("local/real"));

        assertThat(files.target(machine.local + "/new/deep/er")).isEqualTo(machine.local.resolve("new/deep/er"));
        assertThat(files.target(machine.local.toString())).isEqualTo(machine.local);
        assertThat(files.target(machine.local + "/link/new")).isEqualTo(machine.local.resolve("real/new"));
    }

    @Test
    void a_source_is_there() throws IOException {
        var file = machine.file("local/a");

        assertThat(files.source(file.toString())).isEqualTo(file);
        assertThat(files.source(machine.local.toString())).isEqualTo(machine.local);
        assertRefused(Reason.NOT_FOUND, "pathNotFound", () -> files.source(machine.local + "/missing"));
    }
}
