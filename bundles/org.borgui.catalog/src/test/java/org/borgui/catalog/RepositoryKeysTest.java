package org.borgui.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.borgui.api.RepositoryId;
import org.borgui.vault.SealedPlace.Cell;
import org.borgui.vault.SealedPlace.Resealed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The files with the keys of repositories, when the vault changes its keys. */
class RepositoryKeysTest {

    private static final RepositoryId PHOTOS = new RepositoryId(7);
    private static final RepositoryId PAPERS = new RepositoryId(8);

    private final Path folder;
    private final RepositoryKeys keys;

    RepositoryKeysTest(@TempDir Path folder) {
        this.folder = folder;
        keys = new RepositoryKeys(folder, new PlainVault());
    }

    private Path file(RepositoryId repository) {
        return folder.resolve(repository.toString()).resolve("key");
    }

    @Test
    void every_key_is_listed_with_what_it_was_sealed_for() throws IOException {
        assertThat(keys.cells()).isEmpty();
        keys.key(PHOTOS);
        keys.key(PAPERS);
        Files.createDirectory(folder.resolve("9")); // nothing is kept of it yet
        Files.writeString(folder.resolve("note"), "no folder");

        assertThat(keys.kind()).isEqualTo("repository/catalog");
        assertThat(keys.cells())
                .containsExactlyInAnyOrder(
                        new Cell("repository/7/catalog", Files.readString(file(PHOTOS))),
                        new Cell("repository/8/catalog", Files.readString(file(PAPERS))));
    }

    @Test
    void what_was_sealed_anew_is_put_in_its_place() throws IOException {
        var key = keys.key(PHOTOS);
        var other = keys.key(PAPERS);
        var listed = keys.cells().stream()
                .filter(cell -> cell.context().equals("repository/7/catalog"))
                .findFirst()
                .orElseThrow();

        keys.put(List.of(new Resealed(listed, listed.sealed() + "\n")));

        assertThat(Files.readString(file(PHOTOS))).isEqualTo(listed.sealed() + "\n");
        assertThat(keys.key(PHOTOS)).isEqualTo(key);
        assertThat(keys.key(PAPERS)).isEqualTo(other);
    }

    @Test
    void what_has_changed_or_gone_since_it_was_listed_stays_as_it_is() throws IOException {
        var key = keys.key(PHOTOS);
        keys.key(PAPERS);
        var listed = keys.cells();
        Files.delete(file(PAPERS));
        Files.delete(file(PAPERS).getParent());

        keys.put(listed.stream()
                .map(cell -> new Resealed(new Cell(cell.context(), cell.sealed() + "of before"), "anew"))
                .toList());
        keys.put(List.of(
                new Resealed(new Cell("repository/8/catalog", listed.get(0).sealed()), "anew")));

        assertThat(keys.key(PHOTOS)).isEqualTo(key);
        assertThat(file(PAPERS)).doesNotExist();
    }
}
