package org.borgui.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryStampTest {

    @TempDir
    private Path repository;

    @Test
    void changes_when_borg_writes_a_new_index() throws IOException {
        Files.createFile(repository.resolve("index.5"));
        var before = RepositoryStamp.of(repository.toString());
        Files.createFile(repository.resolve("lock.roster"));

        assertThat(RepositoryStamp.of(repository.toString())).isEqualTo(before).isNotEmpty();

        Files.move(repository.resolve("index.5"), repository.resolve("index.9"));
        assertThat(RepositoryStamp.of(repository.toString())).isNotEqualTo(before);
    }

    @Test
    void is_empty_for_what_is_no_folder_of_borg_1() {
        assertThat(RepositoryStamp.of(repository.toString())).isEmpty();
        assertThat(RepositoryStamp.of("ssh://backup@host/./photos")).isEmpty();
        assertThat(RepositoryStamp.of("no\0path")).isEmpty();
    }
}
