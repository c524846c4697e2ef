package org.borgui.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.catalog.Catalogs.ANA;
import static org.borgui.catalog.Catalogs.PHOTOS;
import static org.borgui.catalog.ScriptedBorg.file;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.borgui.api.RefusedException;
import org.borgui.api.archive.Entry;
import org.borgui.api.archive.FolderTotals;
import org.borgui.api.archive.Listing;
import org.borgui.api.job.Failure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class IngestsTest extends OneCatalog {

    @Test
    void shows_what_is_known_while_an_archive_is_being_read() throws Exception {
        patience(Duration.ZERO);
        var go = new CountDownLatch(1);
        server.borg.add("monday", to -> {
            for (int i = 0; i < 1_024; i++) {
                to.accept(file("d/%04d".formatted(i), i));
            }
            go.await();
            to.accept(file("d/last", 1));
        });

        var page = browse("d");
        while (page.read() < 1_024) {
            page = browse("d");
        }
        assertThat(page.ready()).isFalse();
        assertThat(page.total()).isEqualTo(1_024);
        assertThat(page.entries()).hasSize(100).extracting(Entry::name).contains("0000", "0099");
        var waiting = new FutureTask<>(() -> catalog.entry(ANA, PHOTOS, "monday", "d/last"));
        var thread = new Thread(waiting);
        thread.start();

        go.countDown();
        assertThat(waiting.get()).isEqualTo(file("d/last", 1));
        assertThat(browse("d").ready()).isTrue();
        assertThat(browse("d").read()).isEqualTo(1_025);
        assertThat(server.borg.calls).containsExactly("archives", "entries monday");
    }

    @Test
    void one_who_waits_can_be_interrupted() throws Exception {
        var begun = new CountDownLatch(1);
        server.borg.add("monday", to -> {
            begun.countDown();
            new CountDownLatch(1).await();
        });
        var refused = new FutureTask<>(() -> {
            try {
                catalog.entry(ANA, PHOTOS, "monday", "x");
                return false;
            } catch (RefusedException e) {
                return Thread.interrupted();
            }
        });
        var thread = new Thread(refused);
        thread.start();
        begun.await();
        thread.interrupt();

        assertThat(refused.get()).isTrue();
    }

    @Test
    void closing_ends_what_is_being_read_and_leaves_no_part() throws Exception {
        patience(Duration.ZERO);
        var begun = new CountDownLatch(1);
        server.borg.add("monday", to -> {
            begun.countDown();
            new CountDownLatch(1).await();
        });
        browse("");
        begun.await();
        catalog.close();

        assertThat(server.kept()).containsExactly(server.files.resolve("7/key"));
    }

    @Test
    void a_failure_is_told_once_and_then_tried_again() {
        server.borg.add("monday", file("x", 1));
        catalog.list(ANA, PHOTOS);
        server.borg.failWith(Kind.CONNECTION);

        assertThatThrownBy(() -> browse("")).hasMessage("Borg said so.");
        server.borg.failWith(null);
        assertThat(browse("").entries()).hasSize(1);
    }

    @Test
    void a_damaged_file_is_read_again() throws IOException {
        server.borg.add("monday", file("x", 1));
        browse("");
        catalog.close();
        Files.writeString(server.files.resolve("7/1.idx"), "not what it was");
        catalog = server.open();

        assertThat(browse("").entries()).hasSize(1);
        assertThat(server.borg.calls).containsExactly("archives", "entries monday", "entries monday");
    }

    @Test
    void an_interrupted_reader_disturbs_nobody() {
        server.borg.add("monday", file("x", 1));
        browse("");
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> catalog.entries(ANA, PHOTOS, "monday", "x", entry -> Thread.currentThread()
                            .interrupt()))
                    .isInstanceOf(RefusedException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(browse("").entries()).hasSize(1);
        }
        assertThat(server.borg.calls).containsExactly("archives", "entries monday");
    }

    @Test
    void a_key_that_cannot_be_opened_is_made_anew_and_all_is_read_again() throws IOException {
        server.borg.add("monday", file("x", 1));
        browse("");
        catalog.close();
        Files.writeString(server.files.resolve("7/key"), "sealed by somebody else");
        catalog = server.open();

        assertThat(browse("").entries()).hasSize(1);
        assertThat(server.borg.calls).containsExactly("archives", "entries monday", "entries monday");
    }

    @Test
    void what_was_left_over_goes_at_the_next_start_and_nothing_else_changes() throws IOException {
        var monday = server.borg.add("day-1", file("x", 1));
        catalog.browse(ANA, PHOTOS, "day-1", "", "", 1);
        catalog.close();
        var before = server.kept();
        for (var name : List.of("1.idx.part", "2.idx.part.entries.0.run", monday.borgId() + ".mv")) {
            Files.writeString(server.files.resolve("7").resolve(name), "what a crash leaves");
        }
        catalog = server.open();

        while (server.kept().size() > before.size()) {
            Thread.onSpinWait();
        }
        assertThat(server.kept()).hasSameElementsAs(before);
        assertThat(catalog.browse(ANA, PHOTOS, "day-1", "", "", 1).entries()).hasSize(1);
        assertThat(server.borg.calls).containsExactly("archives", "entries day-1");
    }

    @Test
    void archives_of_a_series_share_a_file_and_those_of_another_do_not() {
        for (var name : List.of("day-1", "day-2", "week 2026-01", "day-3")) {
            server.borg.add(name, file("x", name.length()));
            server.touch();
            assertThat(catalog.browse(ANA, PHOTOS, name, "", "", 1)
                            .entries()
                            .get(0)
                            .size())
                    .isEqualTo(name.length());
        }

        assertThat(server.kept())
                .extracting(file -> file.getFileName().toString())
                .containsExactlyInAnyOrder("key", "1.idx", "2.idx");
        assertThat(catalog.browse(ANA, PHOTOS, "day-1", "", "", 1).entries()).hasSize(1);
    }

    @Test
    void a_deleted_archive_leaves_the_file_of_its_series() {
        var first = server.borg.add("day-1", file("x", 1), file("gone", 2));
        var second = server.borg.add("day-2", file("x", 1));
        catalog.browse(ANA, PHOTOS, "day-1", "", "", 1);
        catalog.browse(ANA, PHOTOS, "day-2", "", "", 1);
        var job = server.begin("delete");
        server.borg.remove(first);
        server.end(job);

        while (server.keeps(first)) {
            Thread.onSpinWait();
        }
        assertThat(server.keeps(second)).isTrue();
        assertThat(catalog.browse(ANA, PHOTOS, "day-2", "", "", 9).entries()).containsExactly(file("x", 1));
    }

    @Test
    void a_new_archive_is_read_after_its_backup() {
        var job = server.begin("create");
        var archive = server.borg.add("monday", file("x", 1));
        server.end(job);

        while (!server.keeps(archive)) {
            Thread.onSpinWait();
        }
        browse("");
        assertThat(server.borg.calls).containsExactly("archives", "entries monday");
    }

    @Test
    void files_of_deleted_archives_go() {
        var monday = server.borg.add("monday", file("x", 1));
        browse("");
        assertThat(server.keeps(monday)).isTrue();
        var job = server.begin("delete");
        server.borg.remove(monday);
        server.end(job);

        while (server.keeps(monday)) {
            Thread.onSpinWait();
        }
        assertThat(catalog.list(ANA, PHOTOS)).isEmpty();
    }

    @Test
    void files_of_forgotten_repositories_go_at_the_next_start() {
        server.borg.add("monday", file("x", 1));
        browse("");
        catalog.close();
        server.repositories.remove(PHOTOS);
        catalog = server.open();

        while (Files.exists(server.files.resolve("7"))) {
            Thread.onSpinWait();
        }
    }

    @Test
    void no_more_is_kept_than_allowed() {
        catalog.close();
        catalog = server.open(Duration.ofSeconds(20), 1);
        var monday = server.borg.add("monday", file("x", 1));
        var tuesday = server.borg.add("tuesday", file("x", 1));
        browse("");
        server.now = server.now.plusSeconds(10);
        catalog.browse(ANA, PHOTOS, "tuesday", "", "", 1);

        assertThat(server.keeps(monday)).isFalse();
        assertThat(server.keeps(tuesday)).isTrue();
        assertThat(browse("").ready()).isTrue();
    }

    @Test
    void reads_200_000_entries_while_others_browse() throws Exception {
        patience(Duration.ZERO);
        server.borg.add("monday", to -> SyntheticArchive.each(200_000, to));
        var page = browse("");
        while (!page.ready()) {
            page = browse("srv/data");
        }
        assertThat(page.read()).isEqualTo(200_000);
        var bytes = new AtomicLong();
        catalog.entries(ANA, PHOTOS, "monday", "", entry -> bytes.addAndGet(entry.size()));
        assertThat(bytes).hasValue(199_999L * 200_000 / 2);
        assertThat(catalog.entry(ANA, PHOTOS, "monday", "srv").totals())
                .isEqualTo(new FolderTotals(200_000, 199_999L * 200_000 / 2));
    }

    private void patience(Duration patience) {
        catalog.close();
        catalog = server.open(patience, Long.MAX_VALUE);
    }

    private Listing browse(String path) {
        return catalog.browse(ANA, PHOTOS, "monday", path, "", 100);
    }
}
