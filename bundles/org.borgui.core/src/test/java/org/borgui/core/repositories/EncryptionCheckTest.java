package org.borgui.core.repositories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.borgui.api.Secret;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.api.repository.BackupSettings;
import org.borgui.api.repository.Encryption;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryFacts;
import org.borgui.core.Fixture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EncryptionCheckTest {

    private final Fixture server;

    EncryptionCheckTest(@TempDir Path folder) {
        server = new Fixture(folder);
    }

    @Test
    void each_repository_that_can_be_read_without_a_key_is_named() {
        for (var mode : Encryption.values()) {
            add(mode);
        }
        assertThat(new EncryptionCheck(server.registry).look())
                .extracting(Weakness::object, Weakness::severity)
                .containsExactlyInAnyOrder(
                        tuple("none", Severity.MEDIUM),
                        tuple("authenticated", Severity.LOW),
                        tuple("authenticated-blake2", Severity.LOW));
    }

    @Test
    void its_page_is_the_one_of_the_repository() {
        add(Encryption.NONE);
        var id = server.registry.find("/none").orElseThrow().id();
        assertThat(new EncryptionCheck(server.registry).look())
                .extracting(Weakness::page)
                .containsExactly("/repositories/" + id.value());
    }

    private void add(Encryption mode) {
        server.registry.add(
                id -> new Repository(
                        id,
                        mode.wire(),
                        "/" + mode.wire(),
                        mode,
                        false,
                        false,
                        new BackupSettings(List.of(), List.of(), "lz4", false, false, null),
                        Map.of(),
                        RepositoryFacts.unknown(),
                        Instant.EPOCH,
                        Instant.EPOCH),
                Secret.of("a passphrase"));
    }
}
