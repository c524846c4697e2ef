package org.borgui.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.api.audit.AuditEvent;
import org.borgui.spi.command.Command.Terminal;
import org.borgui.testkit.access.AdminsOnly;
import org.borgui.testkit.access.KeptEvents;
import org.borgui.vault.Samples.Shelf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RotateKeyCommandTest {

    private final Path directory;
    private final KeptEvents audit = new KeptEvents();
    private final Shelf passphrases = new Shelf("repository/passphrase");
    private final List<String> said = new ArrayList<>();
    private final Terminal terminal = new Terminal() {
        @Override
        public void say(String line) {
            said.add(line);
        }

        @Override
        public Secret ask(String prompt) {
            throw new AssertionError("nothing is to be asked");
        }
    };

    RotateKeyCommandTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectory(directory.resolve("vault"));
    }

    private int run(AesGcmVault vault, String... words) throws Exception {
        var rotation = new KeyRotation(vault, new AdminsOnly());
        rotation.setAudit(audit);
        try {
            rotation.add(passphrases);
            return new RotateKeyCommand(rotation).run(List.of(words), terminal);
        } finally {
            rotation.close();
        }
    }

    @Test
    void seals_all_secrets_with_a_new_key_before_it_returns() throws Exception {
        var vault = Samples.vault(directory, Samples.KEY);
        passphrases.seal(vault, 50);
        var before = vault.ring().now().current();

        assertThat(run(vault)).isZero();
        var now = vault.ring().now();
        assertThat(now.keys()).hasSize(1).doesNotContainKey(before);
        assertThat(said)
                .containsExactly(
                        "All secrets are sealed with the new key %s. Older keys are gone.".formatted(now.current()));
        passphrases.mustOpen(Samples.vault(directory, Samples.KEY));
    }

    @Test
    void makes_the_key_file_anew_as_well() throws Exception {
        var vault = Samples.vault(directory, "");
        passphrases.seal(vault, 5);
        var file = Files.readString(directory.resolve(".secret_key"));

        assertThat(run(vault, "--key-file")).isZero();
        assertThat(Files.readString(directory.resolve(".secret_key"))).isNotEqualTo(file);
        assertThat(said.get(0)).contains("Keep a copy of it");
        assertThat(audit.events)
                .extracting(AuditEvent::type, AuditEvent::user, AuditEvent::username, AuditEvent::way)
                .containsExactly(
                        tuple("key_file_renewed", null, "borg-ui", "cli"),
                        tuple("keys_rotated", null, "borg-ui", "cli"));
        passphrases.mustOpen(Samples.vault(directory, ""));
    }

    @Test
    void refuses_a_new_key_file_where_the_key_is_given_and_changes_nothing() throws Exception {
        var vault = Samples.vault(directory, Samples.KEY);

        assertThatThrownBy(() -> run(vault, "--key-file"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("SECRET_KEY");
        assertThat(vault.ring().now().keys()).hasSize(1);
    }

    @Test
    void says_why_an_older_key_stays_and_ends_with_one() throws Exception {
        var vault = Samples.vault(directory, Samples.KEY);
        vault.seal("signing/1/seed", Secret.of("x"));

        assertThat(run(vault)).isEqualTo(1);
        assertThat(said).hasSize(2);
        assertThat(said.get(1)).contains("'signing/seed' does not run");
    }

    @Test
    void other_words_change_nothing() throws Exception {
        var vault = Samples.vault(directory, Samples.KEY);

        assertThat(run(vault, "--all")).isEqualTo(2);
        assertThat(said.get(0)).startsWith("rotate-key [--key-file]");
        assertThat(vault.ring().now().keys()).hasSize(1);
    }
}
