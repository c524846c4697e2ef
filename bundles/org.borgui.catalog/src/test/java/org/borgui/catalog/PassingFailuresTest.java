package org.borgui.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.catalog.Catalogs.ANA;
import static org.borgui.catalog.Catalogs.PHOTOS;
import static org.borgui.catalog.ScriptedBorg.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.archive.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A disk that fails, is full or gives no more handles costs nothing that was kept. */
@Timeout(60)
class PassingFailuresTest extends OneCatalog {

    private static final Path FULL = Path.of("/dev/full");

    @ParameterizedTest
    @ValueSource(strings = {"1.idx", "key"})
    void what_cannot_be_opened_now_is_refused_and_stays(String name) throws IOException {
        server.borg.add("day-1", file("x", 1));
        browse("day-1");
        catalog.close();
        var kept = server.files.resolve("7").resolve(name);
        var aside = Files.move(kept, folder.resolve("aside"));
        Files.createDirectory(kept); // opening it fails, as it does when too many files are open
        catalog = server.open();

        assertUnavailable("day-1");
        server.borg.add("week", file("y", 1));
        server.touch();
        assertUnavailable("week");

        Files.delete(kept);
        Files.move(aside, kept);
        assertThat(browse("day-1")).isEqualTo(file("x", 1));
        assertThat(server.borg.calls).containsOnlyOnce("entries day-1").doesNotContain("entries week");
        assertThat(browse("week")).isEqualTo(file("y", 1));
        assertThat(server.kept())
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder("key", "1.idx", "2.idx");
    }

    @Test
    void a_full_disk_refuses_the_new_archive_and_keeps_the_others() throws IOException {
        server.borg.add("day-1", file("x", 1));
        browse("day-1");
        server.borg.add("day-2", file("x", 2));
        server.touch();
        Files.createSymbolicLink(server.files.resolve("7/1.idx.part"), FULL);

        assertUnavailable("day-2");
        assertThat(browse("day-1")).isEqualTo(file("x", 1));
        assertThat(browse("day-2")).isEqualTo(file("x", 2));
        assertThat(server.borg.calls).containsOnlyOnce("entries day-1");
        assertThat(server.kept()).hasSize(2);
    }

    private Entry browse(String archive) {
        return catalog.browse(ANA, PHOTOS, archive, "", "", 10).entries().get(0);
    }

    private void assertUnavailable(String archive) {
        assertThatThrownBy(() -> browse(archive))
                .asInstanceOf(InstanceOfAssertFactories.type(RefusedException.class))
                .returns(Reason.UNAVAILABLE, RefusedException::reason)
                .extracting(RefusedException::getMessage, InstanceOfAssertFactories.STRING)
                .doesNotContain(folder.toString());
    }
}
