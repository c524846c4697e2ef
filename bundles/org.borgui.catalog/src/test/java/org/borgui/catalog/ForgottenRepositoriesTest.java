package org.borgui.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.catalog.Catalogs.ANA;
import static org.borgui.catalog.Catalogs.PHOTOS;
import static org.borgui.catalog.ScriptedBorg.file;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.archive.Archive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of a repository that this server does not know any more, it keeps nothing. */
@Timeout(60)
class ForgottenRepositoriesTest {

    private static final RepositoryId MUSIC = new RepositoryId(8);

    @TempDir
    private Path folder;

    private Catalogs server;
    private ArchiveCatalog catalog;

    @BeforeEach
    void open() throws IOException {
        server = new Catalogs(folder);
        catalog = server.open(Duration.ZERO, Long.MAX_VALUE);
    }

    @AfterEach
    void close() {
        catalog.close();
    }

    @Test
    void its_contents_its_key_and_its_list_go_at_once_and_those_of_others_stay() {
        server.repositories.add(MUSIC, server.repository.toString());
        server.borg.add("monday", file("x", 1));
        var unused = catalog.entry(ANA, PHOTOS, "monday", "x");
        unused = catalog.entry(ANA, MUSIC, "monday", "x");
        assertThat(server.files.resolve("7")).isNotEmptyDirectory();

        server.forgetPhotos();
        assertThat(server.files.resolve("7")).doesNotExist();
        assertThat(server.files.resolve("8")).isNotEmptyDirectory();
        assertThat(catalog.entry(ANA, MUSIC, "monday", "x")).isEqualTo(file("x", 1));
    }

    @Test
    void what_is_being_read_of_it_ends_and_whoever_waits_hears_it() throws Exception {
        var begun = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        server.borg.add("monday", to -> {
            begun.countDown();
            try {
                new CountDownLatch(1).await();
            } finally {
                ended.countDown();
            }
        });
        var waiting = new FutureTask<>(() -> reason(() -> catalog.entry(ANA, PHOTOS, "monday", "x")));
        new Thread(waiting).start();
        begun.await();

        server.forgetPhotos();
        ended.await();
        assertThat(waiting.get()).isEqualTo(Reason.NOT_FOUND);
        assertNothingIsLeft();
    }

    @Test
    void what_comes_too_late_to_be_ended_is_not_kept() throws Exception {
        var begun = new CountDownLatch(1);
        var forgotten = new CountDownLatch(1);
        server.borg.add("monday", to -> {
            begun.countDown();
            await(forgotten); // and does not care about interrupts
            SyntheticArchive.each(300_000, to); // more than is sorted at once
        });
        var unused = catalog.browse(ANA, PHOTOS, "monday", "", "", 10);
        begun.await();

        server.forgetPhotos();
        forgotten.countDown();
        assertNothingIsLeft();
    }

    @Test
    void what_waits_to_be_read_is_not_read_and_other_repositories_are() throws Exception {
        server.repositories.add(MUSIC, server.repository.toString());
        var begun = new CountDownLatch(1);
        var go = new CountDownLatch(1);
        server.borg.add("monday", to -> {
            begun.countDown();
            go.await();
        });
        server.borg.add("tuesday", file("x", 1));
        var unused = catalog.browse(ANA, MUSIC, "monday", "", "", 10);
        begun.await();
        unused = catalog.browse(ANA, PHOTOS, "tuesday", "", "", 10);

        server.forgetPhotos();
        go.countDown();
        assertThat(catalog.entry(ANA, MUSIC, "monday", "").isFolder()).isTrue();
        assertNothingIsLeft();
        assertThat(server.borg.calls).doesNotContain("entries tuesday");
    }

    @Test
    void nothing_can_be_kept_of_it_afterwards() throws Exception {
        var shelf = new Shelf(
                server.files,
                Long.MAX_VALUE,
                new RepositoryKeys(server.files, new PlainVault()),
                java.time.Clock.systemUTC());
        shelf.forget(PHOTOS);
        var archive = new Archive("monday", "%064x".formatted(1), Instant.EPOCH);

        shelf.keep(PHOTOS, new KnownList(List.of(archive), Instant.EPOCH, ""));
        assertThatThrownBy(() -> shelf.write(PHOTOS, archive, Set.of(), writer -> {}))
                .isInstanceOf(RefusedException.class);
        assertThat(server.files.resolve("7")).doesNotExist();
    }

    private void assertNothingIsLeft() {
        catalog.close(); // waits for what is being read
        assertThat(server.files.resolve("7")).doesNotExist();
    }

    private static void await(CountDownLatch latch) {
        boolean over = false;
        while (!over) {
            try {
                latch.await();
                over = true;
            } catch (InterruptedException e) {
                // it goes on
            }
        }
    }

    private static Reason reason(Runnable call) {
        try {
            call.run();
        } catch (RefusedException e) {
            return e.reason();
        }
        throw new AssertionError("not refused");
    }
}
