package org.borgui.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyPostureTest {

    private final Path directory;
    private final Path elsewhere;

    KeyPostureTest(@TempDir Path folder) throws IOException {
        directory = Files.createDirectory(folder.resolve("data"));
        elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Files.createDirectory(directory.resolve("vault"));
        rights("rwx------");
    }

    private void rights(String text) throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString(text));
    }

    private List<Weakness> look(KeySettings settings) {
        return new KeyPosture(Samples.vault(directory, settings).ring().given(), directory).look();
    }

    @Test
    void a_long_key_that_is_elsewhere_is_well() throws IOException {
        var file = Samples.keyFile(elsewhere.resolve("key"), Samples.KEY);

        assertThat(look(KeySettings.of(Samples.KEY))).isEmpty();
        assertThat(look(new KeySettings("", file.toString(), "", "", ""))).isEmpty();
    }

    @Test
    void a_short_key_is_weak_but_works() {
        assertThat(look(KeySettings.of("x".repeat(31))))
                .extracting(Weakness::id, Weakness::severity)
                .containsExactly(tuple("vault.short-key", Severity.MEDIUM));
    }

    @Test
    void a_key_file_within_the_data_directory_is_weak_also_by_a_link() throws IOException {
        assertThat(look(KeySettings.of("")))
                .extracting(Weakness::id, Weakness::severity)
                .containsExactly(tuple("vault.key-beside-data", Severity.LOW));
        var link = Files.createSymbolicLink(elsewhere.resolve("link"), directory.resolve(".secret_key"));
        var found = look(new KeySettings("", link.toString(), "", "", ""));
        assertThat(found).extracting(Weakness::id).containsExactly("vault.key-beside-data");
        assertThat(found.get(0).remedy()).contains("SECRET_KEY_FILE");
    }

    @Test
    void a_data_directory_that_others_can_use_is_weak() throws IOException {
        for (var open : new String[] {"rwxr-x---", "rwx---r-x", "rwx----w-"}) {
            rights(open);
            var found = look(KeySettings.of(Samples.KEY));
            assertThat(found)
                    .extracting(Weakness::id, Weakness::severity)
                    .containsExactly(tuple("vault.open-data-directory", Severity.HIGH));
            assertThat(found.get(0).remedy()).isEqualTo("Run: chmod 700 '%s'".formatted(directory));
        }
    }
}
