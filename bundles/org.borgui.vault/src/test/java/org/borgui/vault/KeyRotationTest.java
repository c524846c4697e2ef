package org.borgui.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.borgui.vault.Samples.ADMIN;
import static org.borgui.vault.Samples.KEY;
import static org.borgui.vault.Samples.VIEWER;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Role;
import org.borgui.api.audit.AuditEvent;
import org.borgui.api.system.KeyService.Source;
import org.borgui.testkit.access.AdminsOnly;
import org.borgui.testkit.access.KeptEvents;
import org.borgui.vault.Samples.Shelf;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

@Timeout(60)
class KeyRotationTest {

    private final Path directory;
    private final AesGcmVault vault;
    private final Shelf passphrases = new Shelf("repository/passphrase");
    private final Shelf addresses = new Shelf("subscription/address");
    private final KeptEvents audit = new KeptEvents();
    private KeyRotation rotation;

    KeyRotationTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectory(directory.resolve("vault"));
        vault = Samples.vault(directory, KEY);
        rotation = rotation(vault);
    }

    private KeyRotation rotation(AesGcmVault over) {
        var made = new KeyRotation(over, new AdminsOnly());
        made.setAudit(audit);
        return made;
    }

    @AfterEach
    void close() throws InterruptedException {
        rotation.close();
    }

    private void open(Shelf... shelves) {
        for (var shelf : shelves) {
            rotation.add(shelf);
        }
    }

    @Test
    void every_secret_is_sealed_anew_and_the_older_key_is_gone() throws Exception {
        open(passphrases, addresses);
        passphrases.seal(vault, 47);
        addresses.seal(vault, 3);
        var before = rotation.standing(ADMIN);
        assertThat(before.sealed()).isEqualTo(Map.of(before.current(), 50L));

        assertThat(rotation.begin(ADMIN).get()).isEmpty();

        var after = rotation.standing(ADMIN);
        assertThat(after.current()).isNotEqualTo(before.current());
        assertThat(after.keys()).isEqualTo(1);
        assertThat(after.rotating()).isFalse();
        assertThat(after.sealed()).isEqualTo(Map.of(after.current(), 50L));
        assertThat(after.source()).isEqualTo(Source.ENVIRONMENT);
        passphrases.mustOpen(vault);
        passphrases.mustOpen(Samples.vault(directory, KEY));
        addresses.mustOpen(Samples.vault(directory, KEY));
        assertThat(Files.readString(directory.resolve("vault/ring"))).doesNotContain(before.current());
        assertThat(audit.events).extracting(AuditEvent::type).containsExactly("keys_rotated");
    }

    @Test
    void what_was_read_before_the_change_may_still_be_opened_after_it() throws Exception {
        open(passphrases);
        passphrases.seal(vault, 1);
        var read = passphrases.cells().get(0);

        rotation.begin(ADMIN).get();

        assertThat(vault.open(read.context(), read.sealed())).isEqualTo(Secret.of("secret 0"));
    }

    @Test
    void a_key_stays_while_somebody_who_keeps_secrets_is_missing_and_goes_once_they_are_back() throws Exception {
        open(passphrases, addresses);
        passphrases.seal(vault, 5);
        addresses.seal(vault, 5);
        rotation.remove(addresses);

        assertThat(rotation.begin(ADMIN).get())
                .containsExactly(
                        "What keeps secrets of the kind 'subscription/address' does not run now. Start the server"
                                + " with it: the change goes on by itself.");
        assertThat(rotation.standing(ADMIN).rotating()).isTrue();
        addresses.mustOpen(Samples.vault(directory, KEY));

        rotation.add(addresses);
        awaitTheEnd();
        addresses.mustOpen(Samples.vault(directory, KEY));
    }

    @Test
    void a_key_stays_for_secrets_of_which_nobody_told_where_they_are() throws Exception {
        open(passphrases);
        var sealed = vault.seal("signing/1/seed", Secret.of("kept by somebody"));

        assertThat(rotation.begin(ADMIN).get()).hasSize(1);
        assertThat(Samples.vault(directory, KEY).open("signing/1/seed", sealed))
                .isEqualTo(Secret.of("kept by somebody"));
    }

    @Test
    void one_that_cannot_be_opened_keeps_its_key_and_is_named() throws Exception {
        open(passphrases);
        passphrases.seal(vault, 30);
        var broken = passphrases.cells.get(13);
        passphrases.cells.set(13, new SealedPlace.Cell("repository/13/passphrase", broken.sealed() + "AA"));
        var others = new Shelf("signing/seed");
        open(others);
        others.seal(vault, 1);
        others.cells.set(
                0,
                new SealedPlace.Cell(
                        "signing/4/of/five/seed", others.cells.get(0).sealed()));

        assertThat(rotation.begin(ADMIN).get())
                .containsExactlyInAnyOrder(
                        "The secret 'repository/passphrase' with the number 13 cannot be opened, so that its key stays."
                                + " Enter it anew.",
                        "The secret 'signing/seed' with the number 4/of/five cannot be opened, so that its key stays."
                                + " Enter it anew.");
        var standing = rotation.standing(ADMIN);
        assertThat(standing.keys()).isEqualTo(2);
        assertThat(standing.sealed()).containsEntry(standing.current(), 29L);
    }

    @Test
    void a_change_that_was_cut_off_goes_on_at_the_next_start() throws Exception {
        open(passphrases);
        passphrases.seal(vault, 30);
        vault.ring().turn(); // and the server is killed

        var next = Samples.vault(directory, KEY);
        rotation.close();
        rotation = rotation(next);
        assertThat(rotation.standing(ADMIN).rotating()).isTrue();
        open(passphrases);
        awaitTheEnd();
        passphrases.mustOpen(next);
        assertThat(next.ring().now().keys()).hasSize(1);
    }

    @Test
    void what_a_server_without_a_ring_sealed_is_sealed_anew_once_all_that_keep_secrets_are_there() throws Exception {
        rotation.close();
        Files.delete(directory.resolve("vault/ring"));
        Samples.usedBefore(directory, Samples.FIRST_CHECK);
        var upgraded = Samples.vault(directory, KEY);
        rotation = rotation(upgraded);
        passphrases.cells.add(new SealedPlace.Cell(Samples.CONTEXT, Samples.FIRST_SEALED));
        var catalogs = new Shelf("repository/catalog");

        open(passphrases, catalogs);
        assertThat(rotation.standing(ADMIN).sealed()).isEqualTo(Map.of("v1", 1L));
        open(addresses);
        awaitTheEnd();

        var sealed = passphrases.cells().get(0).sealed();
        assertThat(sealed).startsWith("v2:");
        assertThat(Samples.vault(directory, KEY).open(Samples.CONTEXT, sealed)).isEqualTo(Samples.SECRET);
    }

    @Test
    void two_at_once_are_refused() throws Exception {
        var go = new CountDownLatch(1);
        var slow = new Shelf("repository/passphrase") {
            @Override
            public List<Cell> cells() {
                try {
                    go.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                return super.cells();
            }
        };
        rotation.add(slow);
        var first = rotation.begin(ADMIN);
        assertThatThrownBy(() -> rotation.rotate(ADMIN))
                .isInstanceOfSatisfying(RefusedException.class, e -> assertThat(e.reason())
                        .isEqualTo(RefusedException.Reason.CONFLICT));
        go.countDown();
        assertThat(first.get()).isEmpty();
    }

    @Test
    void a_change_that_cannot_begin_has_its_cause_in_the_log_and_may_be_asked_for_again() throws Exception {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        var logger = (Logger) LoggerFactory.getLogger(KeyRotation.class);
        logger.addAppender(log);
        try {
            var blocked = directory.resolve("vault/ring.new/full");
            Files.createDirectories(blocked);
            assertThatThrownBy(() -> rotation.rotate(ADMIN))
                    .isInstanceOf(RefusedException.class)
                    .hasMessageContaining("cannot be written");
            assertThat(log.list).singleElement().satisfies(event -> assertThat(
                            event.getThrowableProxy().getCause().getClassName())
                    .endsWith("DirectoryNotEmptyException"));
            Files.delete(blocked);
            assertThat(rotation.begin(ADMIN).get()).isEmpty();
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void one_that_fails_on_its_way_has_its_cause_in_the_log() throws Exception {
        var log = new ListAppender<ILoggingEvent>();
        log.start();
        var logger = (Logger) LoggerFactory.getLogger(KeyRotation.class);
        logger.addAppender(log);
        try {
            rotation.add(new Shelf("signing/seed") {
                @Override
                public List<Cell> cells() {
                    throw new IllegalStateException("out of luck");
                }
            });
            assertThat(rotation.begin(ADMIN).get()).singleElement().asString().contains("out of luck");
            assertThat(log.list)
                    .filteredOn(event -> event.getThrowableProxy() != null)
                    .singleElement()
                    .satisfies(event ->
                            assertThat(event.getThrowableProxy().getMessage()).isEqualTo("out of luck"));
        } finally {
            logger.detachAppender(log);
        }
    }

    @Test
    void the_audit_log_names_who_began_it_and_the_server_where_it_goes_on_after_a_start() throws Exception {
        open(passphrases);
        var ana = new Caller(new UserId(7), "ana", Role.ADMIN, Caller.Via.COOKIE, 3, false, "192.0.2.7");
        rotation.rotate(ana);
        awaitTheEnd();
        vault.ring().turn(); // and the server is killed
        rotation.close();
        rotation = rotation(Samples.vault(directory, KEY));
        open(passphrases);
        awaitTheEnd();

        assertThat(audit.events)
                .extracting(
                        AuditEvent::type, AuditEvent::user, AuditEvent::username, AuditEvent::way, AuditEvent::address)
                .containsExactly(
                        tuple("keys_rotated", 7L, "ana", "local", "192.0.2.7"),
                        tuple("keys_rotated", null, "", "server", ""));
    }

    @Test
    void a_place_whose_kind_is_refused_is_none() {
        assertThatThrownBy(() -> rotation.add(new Shelf("two words/secret")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(rotation.standing(ADMIN).rotating()).isFalse();
        assertThat(vault.ring().now().kinds()).isEmpty();
    }

    @Test
    void is_for_admins() {
        assertThatThrownBy(() -> rotation.standing(VIEWER)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> rotation.rotate(VIEWER)).isInstanceOf(RefusedException.class);
        assertThat(vault.ring().now().keys()).hasSize(1);
    }

    private void awaitTheEnd() throws InterruptedException {
        while (rotation.standing(ADMIN).rotating()) {
            if (Thread.interrupted()) {
                throw new InterruptedException("it is not over in time");
            }
            Thread.onSpinWait();
        }
    }
}
