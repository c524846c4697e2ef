package org.borgui.core.repositories;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.borgui.api.repository.Repository;
import org.borgui.core.Fixture;
import org.borgui.vault.SealedPlace.Cell;
import org.borgui.vault.SealedPlace.Resealed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedPassphrasesTest {

    private final Fixture server;
    private final SealedPassphrases place;

    SealedPassphrasesTest(@TempDir Path folder) {
        server = new Fixture(folder);
        place = new SealedPassphrases(server.state);
    }

    private static Cell cell(long id, String passphrase) {
        var context = "repository/%d/passphrase".formatted(id);
        return new Cell(context, context + "|" + passphrase);
    }

    private String passphrase(Repository repository) {
        return server.registry.target(repository.id()).passphrase().reveal();
    }

    @Test
    void every_passphrase_is_listed_with_what_it_was_sealed_for() {
        long photos = server.repository("photos").id().value();
        long papers = server.repository("papers").id().value();

        assertThat(place.kind()).isEqualTo("repository/passphrase");
        assertThat(place.cells())
                .containsExactlyInAnyOrder(cell(photos, "passphrase of photos"), cell(papers, "passphrase of papers"));
    }

    @Test
    void what_was_sealed_anew_is_put_in_its_place_and_nothing_else_changes() {
        var photos = server.repository("photos");
        var old = place.cells().get(0);

        place.put(
                List.of(new Resealed(old, cell(photos.id().value(), "put anew").sealed())));

        assertThat(passphrase(photos)).isEqualTo("put anew");
        assertThat(server.registry.find(photos.id())).contains(photos);
    }

    @Test
    void what_has_changed_or_gone_since_it_was_listed_stays_as_it_is() {
        var photos = server.repository("photos");
        var papers = server.repository("papers");
        server.registry.remove(papers.id());

        place.put(List.of(
                new Resealed(cell(photos.id().value(), "of before"), "anew"),
                new Resealed(cell(papers.id().value(), "passphrase of papers"), "anew")));

        assertThat(passphrase(photos)).isEqualTo("passphrase of photos");
        assertThat(server.registry.find(papers.id())).isEmpty();
    }
}
