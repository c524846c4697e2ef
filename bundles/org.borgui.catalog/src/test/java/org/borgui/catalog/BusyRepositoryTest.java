package org.borgui.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.catalog.Catalogs.ANA;
import static org.borgui.catalog.Catalogs.PHOTOS;
import static org.borgui.catalog.ScriptedBorg.file;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** While a job writes, an archive that was not read yet cannot be. */
@Timeout(60)
class BusyRepositoryTest extends OneCatalog {

    @Test
    void who_asks_is_told_so() {
        server.borg.add("monday", file("x", 1));
        catalog.list(ANA, PHOTOS);
        server.busy = true;

        assertThatThrownBy(() -> catalog.entry(ANA, PHOTOS, "monday", "x"))
                .isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.reason())
                        .isEqualTo(Reason.LOCKED));
        assertThatThrownBy(() -> catalog.browse(ANA, PHOTOS, "monday", "", "", 100))
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void that_it_was_so_when_somebody_else_asked_is_no_answer_any_more() {
        server.borg.add("monday", file("x", 1));
        catalog.close();
        catalog = server.open(Duration.ZERO, Long.MAX_VALUE);
        catalog.list(ANA, PHOTOS);
        server.patience = new CountDownLatch(1);
        server.busy = true;
        assertThat(catalog.browse(ANA, PHOTOS, "monday", "", "", 100).ready()).isFalse();
        server.waiting.acquireUninterruptibly();
        server.busy = false;
        server.patience.countDown();

        assertThat(catalog.entry(ANA, PHOTOS, "monday", "x")).isEqualTo(file("x", 1));
    }
}
