package org.borgui.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.borgui.api.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AesGcmVaultTest {

    private static final String KEY = "correct horse battery staple, thirty-two";
    private static final String CONTEXT = "repository/7/passphrase";
    private static final Secret SECRET = Secret.of("pässphräse 😀");

    private final Path directory;

    AesGcmVaultTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectory(directory.resolve("vault"));
    }

    private AesGcmVault vault(String secretKey) {
        return new AesGcmVault(directory, directory.resolve("vault"), secretKey);
    }

    private Path keyFile() {
        return directory.resolve(".secret_key");
    }

    private static String rights(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void what_was_sealed_opens_under_its_context_also_after_a_restart() {
        var sealed = vault(KEY).seal(CONTEXT, SECRET);

        assertThat(sealed).startsWith("v1:").doesNotContain("pässphräse");
        assertThat(vault(KEY).open(CONTEXT, sealed)).isEqualTo(SECRET);
        assertThat(vault(KEY).open(CONTEXT, vault(KEY).seal(CONTEXT, Secret.empty())))
                .isEqualTo(Secret.empty());
    }

    @Test
    void the_same_secret_never_looks_the_same() {
        var vault = vault(KEY);

        assertThat(IntStream.range(0, 1000).mapToObj(i -> vault.seal(CONTEXT, SECRET)))
                .doesNotHaveDuplicates();
    }

    @Test
    void another_context_does_not_open_it() {
        var vault = vault(KEY);
        var sealed = vault.seal(CONTEXT, SECRET);

        assertThatIllegalStateException()
                .isThrownBy(() -> vault.open("repository/8/passphrase", sealed))
                .withMessageContaining("repository/8/passphrase");
    }

    @Test
    void one_flipped_bit_anywhere_is_noticed() {
        var vault = vault(KEY);
        var sealed = vault.seal(CONTEXT, SECRET);
        var bytes = Base64.getUrlDecoder().decode(sealed.substring(3));

        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            var changed = "v1:" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThatIllegalStateException().isThrownBy(() -> vault.open(CONTEXT, changed));
            bytes[i] ^= 1;
        }
        assertThat(vault.open(CONTEXT, sealed)).isEqualTo(SECRET);
    }

    @Test
    void what_was_never_sealed_does_not_open() {
        var vault = vault(KEY);

        for (var text : new String[] {"", "v1:", "v1:AAAA", "v1:!!!", "v2:" + "A".repeat(60), "plain text"}) {
            assertThatIllegalStateException().isThrownBy(() -> vault.open(CONTEXT, text));
        }
    }

    @Test
    void another_key_is_refused_at_the_start() {
        vault(KEY);

        assertThatIllegalStateException()
                .isThrownBy(() -> vault(KEY + "!"))
                .withMessageContaining("another SECRET_KEY");
        assertThatIllegalStateException().isThrownBy(() -> vault("")).withMessageContaining("is missing");
        assertThat(keyFile()).doesNotExist();
    }

    @Test
    void without_a_configured_key_one_is_made_for_its_owner_alone() throws IOException {
        var sealed = vault("").seal(CONTEXT, SECRET);

        assertThat(rights(keyFile())).isEqualTo("r--------");
        assertThat(rights(directory.resolve("vault/check"))).isEqualTo("rw-------");
        assertThat(Base64.getDecoder().decode(Files.readString(keyFile()).strip()))
                .hasSize(32);
        assertThat(vault("").open(CONTEXT, sealed)).isEqualTo(SECRET);
        try (var left = Files.list(directory)) {
            assertThat(left).containsExactlyInAnyOrder(keyFile(), directory.resolve("vault"));
        }
    }

    @Test
    void a_key_file_that_others_may_read_is_refused_with_the_command_to_run() throws IOException {
        vault("");
        for (var open : new String[] {"rw-r--r--", "r--r-----", "r-----r--", "r---w----"}) {
            Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString(open));

            assertThatIllegalStateException()
                    .isThrownBy(() -> vault(""))
                    .withMessageContaining("chmod 400 '%s'", keyFile());
        }
        Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString("r--------"));
        vault("");
    }

    @Test
    void a_key_file_that_is_cut_or_another_is_refused() throws IOException {
        vault("");
        Files.delete(keyFile());
        Files.writeString(keyFile(), "AAAA");
        Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString("r--------"));
        assertThatIllegalStateException().isThrownBy(() -> vault("")).withMessageContaining("too short");

        Files.delete(keyFile());
        Files.writeString(keyFile(), Base64.getEncoder().encodeToString(new byte[32]));
        Files.setPosixFilePermissions(keyFile(), PosixFilePermissions.fromString("r--------"));
        assertThatIllegalStateException().isThrownBy(() -> vault("")).withMessageContaining("another .secret_key");
    }

    @Test
    void a_short_key_works_but_is_warned_of() {
        assertThat(vault("short").open(CONTEXT, vault("short").seal(CONTEXT, SECRET)))
                .isEqualTo(SECRET);
    }

    @Test
    void keys_are_derived_as_the_rfc_says() {
        var hex = HexFormat.of();
        var pseudoRandom = Keys.extract(hex.parseHex("000102030405060708090a0b0c"), hex.parseHex("0b".repeat(22)));

        assertThat(hex.formatHex(Keys.expand(pseudoRandom, hex.parseHex("f0f1f2f3f4f5f6f7f8f9"))))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
    }
}
