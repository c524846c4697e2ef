package org.borgui.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.catalog.Catalogs.ANA;
import static org.borgui.catalog.Catalogs.NOBODY;
import static org.borgui.catalog.Catalogs.PHOTOS;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.archive.Archive;
import org.borgui.api.job.Failure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ArchiveListsTest extends OneCatalog {

    @Test
    void lists_the_newest_first_and_asks_borg_once() {
        server.borg.add("monday");
        server.borg.add("tuesday");

        assertThat(catalog.list(ANA, PHOTOS)).extracting(Archive::name).containsExactly("tuesday", "monday");
        server.now = server.now.plusSeconds(86_400);
        assertThat(catalog.list(ANA, PHOTOS)).hasSize(2);
        assertThat(server.borg.calls).containsExactly("archives");
    }

    @Test
    void asks_again_when_the_repository_was_changed_by_somebody_else() {
        server.borg.add("monday");
        catalog.list(ANA, PHOTOS);
        server.borg.add("tuesday");
        server.touch();

        assertThat(catalog.list(ANA, PHOTOS)).hasSize(2);
    }

    @Test
    void asks_once_a_minute_where_changes_cannot_be_seen() throws IOException {
        try (var indexes = Files.newDirectoryStream(server.repository)) {
            Files.delete(indexes.iterator().next());
        }
        server.borg.add("monday");
        catalog.list(ANA, PHOTOS);
        catalog.list(ANA, PHOTOS);
        server.now = server.now.plusSeconds(61);
        catalog.list(ANA, PHOTOS);

        assertThat(server.borg.calls).containsExactly("archives", "archives");
    }

    @Test
    void knows_the_list_after_a_restart() {
        var monday = server.borg.add("día 1\t%/ 名");
        catalog.list(ANA, PHOTOS);
        catalog.close();
        catalog = server.open();

        assertThat(catalog.list(ANA, PHOTOS)).containsExactly(monday);
        assertThat(server.borg.calls).containsExactly("archives");
    }

    @Test
    void a_list_that_cannot_be_read_is_made_again() throws IOException {
        server.borg.add("monday");
        catalog.list(ANA, PHOTOS);
        catalog.close();
        Files.writeString(server.files.resolve("7/archives"), "archives 1\tyesterday\t\nx");
        catalog = server.open();

        assertThat(catalog.list(ANA, PHOTOS)).hasSize(1);
        assertThat(server.borg.calls).hasSize(2);
    }

    @Test
    void answers_with_the_last_list_while_a_job_writes() {
        server.borg.add("monday");
        catalog.list(ANA, PHOTOS);
        var job = server.begin("create");
        server.touch();
        server.busy = true;

        assertThat(catalog.list(ANA, PHOTOS)).hasSize(1);
        assertThat(server.borg.calls).containsExactly("archives");

        server.busy = false;
        server.borg.add("tuesday");
        server.end(job);
        assertThat(catalog.list(ANA, PHOTOS)).hasSize(2);
    }

    @Test
    void answers_with_the_last_list_while_somebody_else_has_borgs_lock() {
        server.borg.add("monday");
        catalog.list(ANA, PHOTOS);
        server.touch();
        server.borg.failWith(Kind.LOCKED);

        assertThat(catalog.list(ANA, PHOTOS)).hasSize(1);
    }

    @Test
    void says_locked_when_nothing_is_known() {
        server.borg.failWith(Kind.LOCKED);

        assertThatThrownBy(() -> catalog.list(ANA, PHOTOS))
                .asInstanceOf(InstanceOfAssertFactories.type(RefusedException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.reason()).isEqualTo(Reason.LOCKED);
                    assertThat(refusal.params()).isEqualTo(Map.of("repository_id", 7L, "can_break_lock", false));
                });
    }

    @Test
    void tells_borgs_failures_apart() {
        assertThat(refusal(Kind.TIMED_OUT).reason()).isEqualTo(Reason.TIMED_OUT);
        assertThat(refusal(Kind.ARCHIVE_MISSING).reason()).isEqualTo(Reason.NOT_FOUND);
        var other = refusal(Kind.PASSPHRASE_WRONG);
        assertThat(other.reason()).isEqualTo(Reason.FAILED);
        assertThat(other.key()).isEqualTo("backend.errors.archives.failedListArchives");
        assertThat(other).hasMessage("Borg said so.");

        server.borg.failWith(null);
        server.borg.add("monday");
        assertThat(catalog.list(ANA, PHOTOS)).hasSize(1);
    }

    @Test
    void refuses_those_who_may_not_even_what_is_known() {
        server.borg.add("monday");
        catalog.list(ANA, PHOTOS);

        assertThatThrownBy(() -> catalog.list(NOBODY, PHOTOS))
                .asInstanceOf(InstanceOfAssertFactories.type(RefusedException.class))
                .extracting(RefusedException::reason)
                .isEqualTo(Reason.FORBIDDEN);
        server.repositories.remove(PHOTOS);
        assertThatThrownBy(() -> catalog.list(ANA, PHOTOS)).isInstanceOf(RefusedException.class);
    }

    @Test
    void keeps_borgs_own_text_and_infos_until_something_changes() {
        server.borg.add("monday");
        catalog.listJson(ANA, PHOTOS);
        catalog.info(ANA, PHOTOS, "monday");
        assertThat(catalog.listJson(ANA, PHOTOS)).isEqualTo("{\"archives\": 1}");
        assertThat(catalog.info(ANA, PHOTOS, "monday").originalSize()).isEqualTo(3);
        assertThat(server.borg.calls).containsExactly("archives", "json", "info monday");

        server.borg.add("tuesday");
        server.touch();
        assertThat(catalog.listJson(ANA, PHOTOS)).isEqualTo("{\"archives\": 2}");
    }

    @Test
    void an_unknown_archive_is_refused_without_asking_borg_for_it() {
        server.borg.add("monday");

        assertThatThrownBy(() -> catalog.info(ANA, PHOTOS, "sunday"))
                .asInstanceOf(InstanceOfAssertFactories.type(RefusedException.class))
                .extracting(RefusedException::reason, RefusedException::key)
                .containsExactly(Reason.NOT_FOUND, "backend.errors.archives.archiveNotFound");
        assertThat(server.borg.calls).containsExactly("archives");
    }

    private RefusedException refusal(Kind kind) {
        server.borg.failWith(kind);
        try {
            catalog.list(ANA, PHOTOS);
        } catch (RefusedException e) {
            return e;
        }
        throw new AssertionError("not refused");
    }
}
