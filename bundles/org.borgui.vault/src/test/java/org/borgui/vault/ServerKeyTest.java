package org.borgui.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.borgui.vault.Samples.CONTEXT;
import static org.borgui.vault.Samples.KEY;
import static org.borgui.vault.Samples.OTHER_KEY;
import static org.borgui.vault.Samples.SECRET;
import static org.borgui.vault.Samples.keyFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.assertj.core.api.Assumptions;
import org.borgui.api.system.KeyService.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the server's key may come from, and which are refused. */
class ServerKeyTest {

    private static final int NOBODY = 65534;

    private final Path directory;
    private final Path elsewhere;

    ServerKeyTest(@TempDir Path folder) throws IOException {
        directory = Files.createDirectory(folder.resolve("data"));
        elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createDirectory(directory.resolve("vault"));
    }

    private AesGcmVault vault(String key) {
        return Samples.vault(directory, key);
    }

    private AesGcmVault vault(String key, Path file) {
        return Samples.vault(directory, new KeySettings(key, file.toString(), "", "", ""));
    }

    private Path ownFile() {
        return directory.resolve(".secret_key");
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void another_key_is_refused_at_the_start() {
        vault(KEY);

        assertThatIllegalStateException()
                .isThrownBy(() -> vault(OTHER_KEY))
                .withMessageContaining("another SECRET_KEY")
                .withMessageContaining("SECRET_KEY_PREVIOUS");
        assertThatIllegalStateException().isThrownBy(() -> vault("")).withMessageContaining("is missing");
        assertThat(ownFile()).doesNotExist();
    }

    @Test
    void without_a_configured_key_one_is_made_for_its_owner_alone() throws IOException {
        var sealed = vault("").seal(CONTEXT, SECRET);

        assertThat(rights(ownFile())).isEqualTo("r--------");
        assertThat(Base64.getDecoder().decode(Files.readString(ownFile()).strip()))
                .hasSize(32);
        assertThat(vault("").open(CONTEXT, sealed)).isEqualTo(SECRET);
        assertThat(vault("").ring().given().source()).isEqualTo(Source.DATA_DIRECTORY);
        try (var left = Files.list(directory)) {
            assertThat(left)
                    .containsExactlyInAnyOrder(ownFile(), directory.resolve(".ring_made"), directory.resolve("vault"));
        }
    }

    @Test
    void a_key_file_that_others_may_use_is_refused_with_the_command_to_run() throws IOException {
        vault("");
        var named = keyFile(elsewhere.resolve("key"), KEY);
        for (var open : new String[] {"rw-r--r--", "r--r-----", "r-----r--", "r---w----"}) {
            for (var file : new Path[] {ownFile(), named}) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(open));
                assertThatIllegalStateException()
                        .isThrownBy(() -> vault("", file))
                        .withMessageContaining("chmod 400 '%s'", file);
            }
            assertThatIllegalStateException().isThrownBy(() -> vault(""));
        }
        Files.setPosixFilePermissions(ownFile(), PosixFilePermissions.fromString("r--------"));
        vault("");
    }

    @Test
    void what_systemd_hands_over_may_be_open_to_the_group_it_lets_in_but_not_to_all() throws IOException {
        var handed = keyFile(elsewhere.resolve("borg-ui.key"), KEY);
        var settings = new KeySettings("", handed.toString(), "", "", elsewhere.toString());
        Files.setPosixFilePermissions(handed, PosixFilePermissions.fromString("r--r-----"));
        assertThat(Samples.vault(directory, settings).ring().given().source()).isEqualTo(Source.FILE);

        Files.setPosixFilePermissions(handed, PosixFilePermissions.fromString("r--r--r--"));
        assertThatIllegalStateException().isThrownBy(() -> Samples.vault(directory, settings));
    }

    @Test
    void a_file_or_a_link_of_somebody_else_is_refused() throws IOException {
        var file = keyFile(elsewhere.resolve("key"), KEY);
        var link = Files.createSymbolicLink(elsewhere.resolve("link"), file);
        vault("", link);
        Assumptions.assumeThat(System.getProperty("user.name")).isEqualTo("root"); // only root gives files away

        Files.setAttribute(link, "unix:uid", NOBODY, LinkOption.NOFOLLOW_LINKS);
        assertThatIllegalStateException()
                .isThrownBy(() -> vault("", link))
                .withMessageContaining("belongs to another user (65534)")
                .withMessageContaining("chown");
        Files.setAttribute(link, "unix:uid", 0, LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(file, "unix:uid", NOBODY);
        assertThatIllegalStateException()
                .isThrownBy(() -> vault("", link))
                .withMessageContaining("belongs to another user");
        assertThatIllegalStateException().isThrownBy(() -> vault("", file));
    }

    @Test
    void a_key_file_that_is_cut_empty_missing_or_another_is_refused() throws IOException {
        vault("");
        keyFile(ownFile(), "AAAA");
        assertThatIllegalStateException().isThrownBy(() -> vault("")).withMessageContaining("too short");
        keyFile(ownFile(), "\n");
        assertThatIllegalStateException().isThrownBy(() -> vault("")).withMessageContaining("is empty");
        assertThatIllegalStateException()
                .isThrownBy(() -> vault("", elsewhere.resolve("none")))
                .withMessageContaining("is missing");
        assertThatIllegalStateException().isThrownBy(() -> vault("", elsewhere)).withMessageContaining("no file");

        keyFile(ownFile(), Base64.getEncoder().encodeToString(new byte[32]));
        assertThatIllegalStateException().isThrownBy(() -> vault("")).withMessageContaining("another .secret_key");
    }

    @Test
    void the_text_of_a_file_is_the_same_key_as_the_variable() throws IOException {
        var sealed = vault(KEY).seal(CONTEXT, SECRET);
        var file = keyFile(elsewhere.resolve("key"), KEY + "\n");

        assertThat(vault("", file).open(CONTEXT, sealed)).isEqualTo(SECRET);
        assertThat(vault(KEY, file).ring().given().source()).isEqualTo(Source.ENVIRONMENT);
        assertThat(vault("", file).ring().given().source()).isEqualTo(Source.FILE);
    }

    @Test
    void variable_and_file_that_differ_are_refused() throws IOException {
        var file = keyFile(elsewhere.resolve("key"), OTHER_KEY);

        assertThatIllegalStateException()
                .isThrownBy(() -> vault(KEY, file))
                .withMessage(
                        "SECRET_KEY and SECRET_KEY_FILE are both set, and differ. Remove the one that is not the key.");
        assertThat(directory.resolve("vault/ring")).doesNotExist();
    }

    @Test
    void a_file_that_the_server_made_may_be_moved_elsewhere() throws IOException {
        var sealed = vault("").seal(CONTEXT, SECRET);
        var moved = Files.move(ownFile(), elsewhere.resolve("key"));

        assertThat(vault("", moved).open(CONTEXT, sealed)).isEqualTo(SECRET);
        assertThat(ownFile()).doesNotExist();
    }

    @Test
    void a_file_of_any_bytes_is_a_key() throws IOException {
        var file = elsewhere.resolve("key");
        var bytes = new byte[48];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 37 + 128);
        }
        Files.write(file, bytes);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        var sealed = vault("", file).seal(CONTEXT, SECRET);
        assertThat(vault("", file).open(CONTEXT, sealed)).isEqualTo(SECRET);
    }
}
