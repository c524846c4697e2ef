package org.borgui.plugins;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.borgui.api.plugin.PluginFile.Source;
import org.borgui.api.plugin.Trust;
import org.borgui.plugins.PluginDocument.Piece;
import org.borgui.state.DocumentState;
import org.borgui.testkit.state.MemoryStore;
import org.junit.jupiter.api.Test;

class PluginStoreTest {

    private static final String NAME = "org.example.one";

    private final PluginStore store = new PluginStore(new DocumentState(new MemoryStore()));

    private static Piece piece(String version) {
        return new Piece(
                version.repeat(8),
                version,
                "One",
                "",
                Source.UPLOAD,
                "",
                Trust.Kind.APPROVAL,
                "ana",
                "",
                "",
                Instant.parse("2026-03-01T02:00:00Z"),
                "ana");
    }

    private PluginDocument found() {
        return store.find(NAME).orElseThrow();
    }

    @Test
    void a_first_one_that_is_given_up_was_never_there() {
        store.trying(NAME, piece("1.0.0"));
        assertThat(found().kept()).isNull();

        store.giveUp(NAME, "no luck");

        assertThat(store.all()).isEmpty();
    }

    @Test
    void a_change_that_is_given_up_leaves_the_one_before_and_says_why() {
        store.trying(NAME, piece("1.0.0"));
        store.keep(NAME, piece("1.0.0"));
        store.trying(NAME, piece("2.0.0"));
        assertThat(found().kept()).isEqualTo(piece("1.0.0"));

        store.giveUp(NAME, "no luck");

        assertThat(found()).isEqualTo(new PluginDocument(NAME, piece("1.0.0"), null, false, "no luck"));
    }

    @Test
    void what_waits_for_the_start_is_what_is_wanted() {
        store.trying(NAME, piece("1.0.0"));
        store.keep(NAME, piece("1.0.0"));
        store.trying(NAME, piece("2.0.0"));
        assertThat(found().wanted()).contains(piece("1.0.0"));

        store.waitForStart(NAME);

        assertThat(found().wanted()).contains(piece("2.0.0"));
        assertThat(found().kept()).isEqualTo(piece("1.0.0"));
    }

    @Test
    void what_is_kept_takes_the_place_of_the_one_before() {
        store.trying(NAME, piece("1.0.0"));
        store.keep(NAME, piece("1.0.0"));
        store.trying(NAME, piece("2.0.0"));
        store.keep(NAME, piece("2.0.0"));

        assertThat(found()).isEqualTo(new PluginDocument(NAME, piece("2.0.0"), null, false, ""));
        store.remove(NAME);
        assertThat(store.all()).isEmpty();
    }
}
