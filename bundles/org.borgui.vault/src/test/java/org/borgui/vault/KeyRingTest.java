package org.borgui.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.vault.Samples.CONTEXT;
import static org.borgui.vault.Samples.KEY;
import static org.borgui.vault.Samples.OTHER_KEY;
import static org.borgui.vault.Samples.SECRET;
import static org.borgui.vault.Samples.keyFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was sealed before there was a ring, and how the server's own key is changed. */
class KeyRingTest {

    private final Path directory;
    private final Path ring;

    KeyRingTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        ring = Files.createDirectory(directory.resolve("vault")).resolve("ring");
    }

    private AesGcmVault vault(String key) {
        return Samples.vault(directory, key);
    }

    private AesGcmVault vault(String key, String previous) {
        return Samples.vault(directory, new KeySettings(key, "", previous, "", ""));
    }

    private Set<String> outers() throws IOException {
        return new RingText(Files.readString(ring)).outers();
    }

    private static Keys keys(String text) {
        return new Keys(text.getBytes(UTF_8));
    }

    @Test
    void what_a_server_without_a_ring_sealed_still_opens() throws IOException {
        Samples.usedBefore(directory, Samples.FIRST_CHECK);
        var vault = vault(KEY);

        assertThat(vault.open(CONTEXT, Samples.FIRST_SEALED)).isEqualTo(SECRET);
        assertThat(vault.seal(CONTEXT, SECRET)).startsWith("v2:");
        assertThat(vault.ring().now().keys()).hasSize(2);
        assertThat(directory.resolve("vault/check")).doesNotExist();
        assertThat(vault(KEY).open(CONTEXT, Samples.FIRST_SEALED)).isEqualTo(SECRET);
        assertThatIllegalStateException()
                .isThrownBy(() -> vault(KEY).open("repository/8/passphrase", Samples.FIRST_SEALED));
    }

    @Test
    void so_does_what_was_sealed_with_a_key_file() throws IOException {
        Samples.usedBefore(directory, Samples.FIRST_FILE_CHECK);
        keyFile(directory.resolve(".secret_key"), Samples.FIRST_FILE);

        assertThat(vault("").open(CONTEXT, Samples.FIRST_FILE_SEALED)).isEqualTo(SECRET);
    }

    @Test
    void another_key_than_that_of_before_is_refused_and_changes_nothing() throws IOException {
        Samples.usedBefore(directory, Samples.FIRST_CHECK);

        assertThatIllegalStateException()
                .isThrownBy(() -> vault(OTHER_KEY))
                .withMessageContaining("another SECRET_KEY");
        assertThat(ring).doesNotExist();
        assertThat(vault(KEY).open(CONTEXT, Samples.FIRST_SEALED)).isEqualTo(SECRET);
    }

    @Test
    void the_key_of_before_may_change_at_the_very_start_that_makes_the_ring() throws IOException {
        Samples.usedBefore(directory, Samples.FIRST_CHECK);

        assertThat(vault(OTHER_KEY, KEY).open(CONTEXT, Samples.FIRST_SEALED)).isEqualTo(SECRET);
        assertThat(vault(OTHER_KEY).open(CONTEXT, Samples.FIRST_SEALED)).isEqualTo(SECRET);
    }

    @Test
    void the_secret_key_changes_when_the_previous_one_is_given_once() throws IOException {
        var sealed = vault(KEY).seal(CONTEXT, SECRET);

        assertThat(vault(OTHER_KEY, KEY).open(CONTEXT, sealed)).isEqualTo(SECRET);
        assertThat(outers()).containsExactly(keys(OTHER_KEY).fingerprint());
        assertThat(vault(OTHER_KEY).open(CONTEXT, sealed)).isEqualTo(SECRET);
        assertThat(vault(OTHER_KEY, KEY).open(CONTEXT, sealed)).isEqualTo(SECRET);
        assertThatIllegalStateException().isThrownBy(() -> vault(KEY));
    }

    @Test
    void a_wrong_previous_key_is_refused_and_changes_nothing() throws IOException {
        vault(KEY).seal(CONTEXT, SECRET);
        var before = Files.readString(ring);

        assertThatIllegalStateException().isThrownBy(() -> vault(OTHER_KEY, "neither of both"));
        assertThat(ring).hasContent(before);
    }

    @Test
    void cut_off_between_the_two_keys_either_of_them_opens_and_the_other_goes() throws IOException {
        for (var key : List.of(KEY, OTHER_KEY)) {
            Files.deleteIfExists(ring);
            Files.deleteIfExists(directory.resolve(".ring_made"));
            var vault = vault(KEY);
            var sealed = vault.seal(CONTEXT, SECRET);
            new RingFile(ring, new Disk()).write(vault.ring().now(), List.of(keys(KEY), keys(OTHER_KEY)));
            assertThat(outers()).hasSize(2);

            assertThat(vault(key).open(CONTEXT, sealed)).isEqualTo(SECRET);
            assertThat(outers()).containsExactly(keys(key).fingerprint());
        }
    }

    @Test
    void from_the_variable_to_a_file_and_back() throws IOException {
        var sealed = vault(KEY).seal(CONTEXT, SECRET);
        var own = directory.resolve(".secret_key");

        assertThat(vault("", KEY).open(CONTEXT, sealed)).isEqualTo(SECRET);
        assertThat(own).exists();
        var toVariable = new KeySettings(OTHER_KEY, "", "", own.toString(), "");
        assertThat(Samples.vault(directory, toVariable).open(CONTEXT, sealed)).isEqualTo(SECRET);
        assertThat(outers()).containsExactly(keys(OTHER_KEY).fingerprint());
    }

    @Test
    void the_servers_own_file_is_made_anew() throws IOException {
        var vault = vault("");
        var sealed = vault.seal(CONTEXT, SECRET);
        var own = directory.resolve(".secret_key");
        var before = Files.readString(own);

        vault.ring().renewOwnFile();
        assertThat(own).content().isNotEqualTo(before);
        var later = vault.seal("subscription/1/address", SECRET); // is noted under the new key
        assertThat(vault("").open(CONTEXT, sealed)).isEqualTo(SECRET);
        assertThat(vault("").open("subscription/1/address", later)).isEqualTo(SECRET);
        assertThat(directory.resolve(".secret_key.next")).doesNotExist();
        keyFile(own, before);
        assertThatIllegalStateException().isThrownBy(() -> vault(""));
    }

    @Test
    void a_ring_that_is_missing_is_not_made_anew_until_the_notice_of_it_is_removed_as_well() throws IOException {
        for (var key : List.of("", KEY)) {
            var sealed = vault(key).seal(CONTEXT, SECRET);
            var text = Files.readString(ring);
            Files.delete(ring);
            mustMiss(key);
            Files.delete(directory.resolve("vault"));
            mustMiss(key);
            Files.createDirectory(directory.resolve("vault"));
            mustMiss(key);

            Files.writeString(ring, text);
            assertThat(vault(key).open(CONTEXT, sealed)).isEqualTo(SECRET);
            Files.delete(ring);
            Files.delete(directory.resolve(".ring_made"));
            var fresh = vault(key);
            assertThatIllegalStateException().isThrownBy(() -> fresh.open(CONTEXT, sealed));
            assertThat(vault(key).open(CONTEXT, fresh.seal(CONTEXT, SECRET))).isEqualTo(SECRET);
            Files.delete(ring);
            Files.delete(directory.resolve(".ring_made"));
        }
    }

    private void mustMiss(String key) {
        assertThatIllegalStateException()
                .isThrownBy(() -> vault(key))
                .withMessageContaining("vault/ring is missing")
                .withMessageContaining(directory.resolve(".ring_made").toString());
        assertThat(ring).doesNotExist();
    }

    @Test
    void a_lost_key_and_its_ring_are_given_up_with_the_two_files_that_the_refusal_names() throws IOException {
        vault(KEY).seal(CONTEXT, SECRET);
        assertThatIllegalStateException()
                .isThrownBy(() -> vault(OTHER_KEY))
                .withMessageContaining("remove %s and %s and", ring, directory.resolve(".ring_made"));
        Files.delete(ring);
        Files.delete(directory.resolve(".ring_made"));
        assertThat(vault(OTHER_KEY).seal(CONTEXT, SECRET)).startsWith("v2:");
    }

    @Test
    void a_ring_that_was_there_before_the_notice_gets_one() throws IOException {
        vault(KEY);
        Files.delete(directory.resolve(".ring_made"));
        vault(KEY);
        assertThat(directory.resolve(".ring_made")).content().contains("put it back from a backup");
    }

    @Test
    void what_writes_that_were_cut_off_left_behind_goes_at_the_start() throws IOException {
        var sealed = vault("").seal(CONTEXT, SECRET);
        for (var name : List.of(
                ".secret_key.new", ".secret_key.next", ".secret_key.next.new", ".ring_made.new", "vault/ring.new")) {
            Files.writeString(directory.resolve(name), "left");
        }
        assertThat(vault("").open(CONTEXT, sealed)).isEqualTo(SECRET);
        try (var files = Files.walk(directory).filter(Files::isRegularFile)) {
            assertThat(files)
                    .containsExactlyInAnyOrder(directory.resolve(".secret_key"), directory.resolve(".ring_made"), ring);
        }
    }

    @Test
    void a_key_that_is_given_is_not_made_anew_here() {
        assertThatThrownBy(() -> vault(KEY).ring().renewOwnFile())
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("SECRET_KEY_PREVIOUS");
    }
}
