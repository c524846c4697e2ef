package org.borgui.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.borgui.vault.Samples.CONTEXT;
import static org.borgui.vault.Samples.KEY;
import static org.borgui.vault.Samples.SECRET;

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

    private final Path directory;

    AesGcmVaultTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectory(directory.resolve("vault"));
    }

    private AesGcmVault vault(String key) {
        return Samples.vault(directory, key);
    }

    @Test
    void what_was_sealed_opens_under_its_context_also_after_a_restart() {
        var sealed = vault(KEY).seal(CONTEXT, SECRET);

        assertThat(sealed).matches("v2:[0-9a-f]{8}:[A-Za-z0-9_-]+").doesNotContain("pässphräse");
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
    void swapped_cells_do_not_open() {
        var vault = vault(KEY);
        var seven = vault.seal("repository/7/passphrase", SECRET);
        var eight = vault.seal("repository/8/passphrase", SECRET);
        var address = vault.seal("subscription/7/address", SECRET);

        for (var wrong : new String[] {eight, address}) {
            assertThatIllegalStateException()
                    .isThrownBy(() -> vault.open("repository/7/passphrase", wrong))
                    .withMessageContaining("repository/7/passphrase");
        }
        assertThatIllegalStateException().isThrownBy(() -> vault.open("repository/8/passphrase", seven));
        assertThatIllegalStateException().isThrownBy(() -> vault.open("repository/7/catalog", seven));
    }

    @Test
    void one_flipped_bit_anywhere_is_noticed() {
        var vault = vault(KEY);
        var sealed = vault.seal(CONTEXT, SECRET);
        int body = sealed.lastIndexOf(':') + 1;
        var bytes = Base64.getUrlDecoder().decode(sealed.substring(body));

        for (int i = 0; i < bytes.length; i++) {
            bytes[i] ^= 1;
            var changed = sealed.substring(0, body)
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
            assertThatIllegalStateException().isThrownBy(() -> vault.open(CONTEXT, changed));
            bytes[i] ^= 1;
        }
        assertThat(vault.open(CONTEXT, sealed)).isEqualTo(SECRET);
    }

    @Test
    void what_was_never_sealed_does_not_open() {
        var vault = vault(KEY);
        var key = vault.seal(CONTEXT, SECRET).substring(0, "v2:00000000:".length());

        for (var text : new String[] {
            "", "v1:", "v1:AAAA", "v1:!!!", "v2:" + "A".repeat(60), "v2::", "plain text", key, key + "!!!", key + "AAAA"
        }) {
            assertThatIllegalStateException().isThrownBy(() -> vault.open(CONTEXT, text));
        }
    }

    @Test
    void no_file_is_read_or_written_to_seal_and_open() throws IOException {
        var vault = vault(KEY);
        var sealed = vault.seal(CONTEXT, SECRET);
        Files.delete(directory.resolve("vault/ring"));
        Files.delete(directory.resolve("vault"));

        assertThat(vault.open(CONTEXT, sealed)).isEqualTo(SECRET);
        assertThat(vault.open(CONTEXT, vault.seal(CONTEXT, SECRET))).isEqualTo(SECRET);
    }

    @Test
    void the_ring_tells_no_key_and_is_for_its_owner_alone() throws IOException {
        var vault = vault(KEY);
        vault.seal(CONTEXT, SECRET);
        var ring = directory.resolve("vault/ring");
        var text = Files.readString(ring);
        var key = vault.ring().now().currentKey().getEncoded();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(ring)))
                .isEqualTo("rw-------");
        assertThat(text)
                .contains("kind repository/passphrase")
                .doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(key))
                .doesNotContain(HexFormat.of().formatHex(key));
    }

    @Test
    void a_kind_that_could_break_the_text_of_the_ring_is_refused_and_changes_nothing() throws IOException {
        var vault = vault(KEY);
        vault.seal(CONTEXT, SECRET);
        var ring = directory.resolve("vault/ring");
        var text = Files.readString(ring);
        for (var context : new String[] {
            "",
            "/",
            "repository/7/",
            "/7/passphrase",
            "pass phrase",
            "a\nkey b/1/c",
            "repository/7/sch\u00fcssel",
            "a b/c"
        }) {
            assertThatIllegalArgumentException().isThrownBy(() -> vault.seal(context, SECRET));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> vault.ring().noting("a/b/c"));

        assertThat(ring).hasContent(text);
        vault.seal("Some.other_kind-2/any thing/at.all", SECRET);
        assertThat(vault(KEY).ring().now().kinds())
                .containsExactlyInAnyOrder("repository/passphrase", "Some.other_kind-2/at.all");
    }

    @Test
    void a_ring_that_was_cut_or_changed_is_refused() throws IOException {
        vault(KEY).seal(CONTEXT, SECRET);
        var ring = directory.resolve("vault/ring");
        var text = Files.readString(ring);
        for (var changed : new String[] {
            text.replace("kind repository/passphrase\n", ""),
            text.replaceFirst("current .", "current x"),
            text.substring(text.indexOf('\n') + 1),
            text.replaceFirst("key (\\S+ \\S+ )..", "key $1AA"),
        }) {
            Files.writeString(ring, changed);
            assertThatIllegalStateException()
                    .isThrownBy(() -> vault(KEY))
                    .withMessageContaining("cannot be used")
                    .withMessageContaining("Put it back from a backup.");
        }
        Files.writeString(ring, text);
        vault(KEY);
    }

    @Test
    void keys_are_derived_as_the_rfc_says() {
        var hex = HexFormat.of();
        var pseudoRandom = Keys.extract(hex.parseHex("000102030405060708090a0b0c"), hex.parseHex("0b".repeat(22)));

        assertThat(hex.formatHex(Keys.expand(pseudoRandom, hex.parseHex("f0f1f2f3f4f5f6f7f8f9"))))
                .isEqualTo("3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf");
    }
}
