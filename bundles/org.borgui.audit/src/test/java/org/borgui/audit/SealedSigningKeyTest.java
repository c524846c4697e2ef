package org.borgui.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.borgui.api.access.Caller;
import org.borgui.api.audit.AuditEvent;
import org.borgui.state.DocumentState;
import org.borgui.testkit.state.MemoryStore;
import org.borgui.vault.SealedPlace.Cell;
import org.borgui.vault.SealedPlace.Resealed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedSigningKeyTest {

    private static final Caller ADMIN = Caller.server("test");

    @TempDir
    private Path folder;

    private final DocumentState state = new DocumentState(new MemoryStore());
    private final SealedSigningKey place = new SealedSigningKey(state);

    @Test
    void the_key_is_the_same_when_it_was_sealed_anew() {
        var before = log().verify(ADMIN).key();
        var cell = place.cells().get(0);
        assertThat(cell.context()).isEqualTo("audit_keys/1/secret");

        place.put(List.of(new Resealed(cell, cell.sealed() + " "))); // as another key would make of it
        assertThat(place.cells()).containsExactly(new Cell(cell.context(), cell.sealed() + " "));
        place.put(List.of(new Resealed(new Cell(cell.context(), "changed meanwhile"), "lost")));
        place.put(List.of(new Resealed(place.cells().get(0), cell.sealed())));

        assertThat(log().verify(ADMIN).key()).isEqualTo(before);
    }

    @Test
    void a_key_that_does_not_open_is_replaced_and_that_is_recorded_and_noticed_for_ever() {
        var before = log();
        before.record(event());
        var key = before.verify(ADMIN).key();
        place.put(List.of(new Resealed(place.cells().get(0), "of a ring that is lost")));

        var verdict = log().verify(ADMIN);
        assertThat(verdict.key()).isNotEqualTo(key);
        assertThat(log().after(ADMIN, 0, 9))
                .extracting(entry -> entry.event().type())
                .containsExactly("request", "audit_key_replaced");
        assertThat(log().after(ADMIN, 1, 9).get(0).event().detail()).endsWith(verdict.key());
        log().record(event());
        assertThat(log().verify(ADMIN).key()).isEqualTo(verdict.key());
        assertThat(log().verify(ADMIN).damages())
                .containsExactly("A signature in checkpoints is not ours: it was changed, or the key was.");
    }

    private static AuditEvent event() {
        return new AuditEvent("request", true, 1L, "ana", "local", "", "", "", "", null, List.of());
    }

    private ChainedAuditLog log() {
        return new ChainedAuditLog(state, new OpenVault(), folder, Clock.systemUTC());
    }
}
