package org.borgui.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.borgui.api.RefusedException;
import org.borgui.api.access.Caller;
import org.borgui.api.audit.AuditEntry;
import org.borgui.api.audit.AuditEvent;
import org.borgui.api.audit.AuditLog.Filter;
import org.borgui.api.audit.AuditLog.Verdict;
import org.borgui.state.DocumentState;
import org.borgui.testkit.SettableClock;
import org.borgui.testkit.state.MemoryStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ChainedAuditLogTest {

    private static final Caller ADMIN = Caller.server("test");

    @TempDir
    private Path folder;

    private final RewritableStore store = new RewritableStore(new MemoryStore());
    private final SettableClock clock = SettableClock.at("2026-03-01T02:00:00Z");

    @Test
    void entries_are_found_newest_first_by_what_they_say() {
        var log = log();
        log.record(event("request", true, "ana"));
        log.record(event("refused", false, "bea"));
        clock.advance(Duration.ofHours(1));
        log.record(event("request", true, "bea"));

        assertThat(ids(log, filter(0, 10))).containsExactly(3L, 2L, 1L);
        assertThat(ids(log, filter(3, 1))).containsExactly(2L);
        assertThat(ids(log, new Filter(0, 10, Set.of("request"), Optional.empty(), null, null)))
                .containsExactly(3L, 1L);
        assertThat(ids(log, new Filter(0, 10, Set.of("request", "refused"), Optional.of(false), null, null)))
                .containsExactly(2L);
        assertThat(ids(log, new Filter(0, 10, Set.of(), Optional.empty(), "bea", null)))
                .containsExactly(3L, 2L);
        assertThat(ids(log, new Filter(3, 10, Set.of(), Optional.empty(), null, "192.0.2.9")))
                .containsExactly(2L, 1L);
    }

    @Test
    void only_admins_read() {
        var log = log();

        assertThatThrownBy(() -> log.find(Caller.anonymous("192.0.2.1"), filter(0, 1)))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> log.verify(Caller.anonymous("192.0.2.1"))).isInstanceOf(RefusedException.class);
    }

    @Test
    void a_whole_chain_is_whole_also_after_a_restart() {
        fill(log(), 600);
        var log = log();
        log.record(event("request", true, "ana"));

        var verdict = log.verify(ADMIN);

        assertThat(verdict.damages()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(601);
        assertThat(verdict.signed()).isEqualTo(601);
        assertThat(verdict.key()).hasSize(64);
    }

    @Test
    void an_entry_that_was_changed_is_named() {
        fill(log(), 10);
        store.rewrite(4, json -> json.replace("\"ana\"", "\"eve\""));

        assertThat(verified().damages())
                .singleElement()
                .asString()
                .startsWith("Entry 4 (2026-03-01T02:00:00Z) was changed");
    }

    @Test
    void one_that_was_changed_together_with_its_hash_is_betrayed_by_the_next() {
        fill(log(), 10);
        var forged = new AuditEvent("request", true, 1L, "eve", "cookie", "192.0.2.9", "", "", "", null, List.of());
        var before = entries(log()).get(2);
        var hash = Chain.hash(before.hash(), 4, clock.instant(), forged);
        store.rewrite(4, json -> json.replace("\"ana\"", "\"eve\"")
                .replaceAll("\"hash\":\"[^\"]+\"", "\"hash\":\"" + hash + "\""));

        assertThat(verified().damages()).isNotEmpty();
    }

    @Test
    void entries_that_were_taken_away_are_missed() {
        fill(log(), 10);
        store.remove(4);

        assertThat(verified().damages().get(0)).isEqualTo("Entry 4 is missing.");
    }

    @Test
    void entries_that_changed_places_are_noticed() {
        fill(log(), 10);
        store.swap(4, 5);

        assertThat(verified().damages()).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void a_tail_that_was_cut_off_is_missed() {
        fill(log(), 10);
        store.remove(10);
        store.remove(9);

        assertThat(verified().damages())
                .containsExactly("The newest entries are missing: entry 10 was signed, the last one here is 8.");
    }

    @Test
    void a_tail_that_was_cut_off_stays_missing_when_the_server_goes_on() {
        fill(log(), 10);
        store.remove(10);
        store.remove(9);
        fill(log(), 300);

        assertThat(verified().damages())
                .containsExactly("Entries 9 to 10 are missing.", "Entry 10 was signed and is not here.");
    }

    @Test
    void an_older_database_that_was_put_back_is_noticed() throws IOException {
        fill(log(), 10);
        var head = folder.resolve("head");
        var signed = Files.readString(head);
        var older = new RewritableStore(new MemoryStore());
        Files.delete(head);
        fill(log(older, folder), 4);
        Files.writeString(head, signed);
        fill(log(older, folder), 1);

        assertThat(log(older, folder).verify(ADMIN).damages()).isNotEmpty();
    }

    @Test
    void a_chain_that_was_made_anew_does_not_have_the_signature() throws IOException {
        fill(log(), 300);
        var signed = Files.readString(folder.resolve("checkpoints"));
        var others = new RewritableStore(new MemoryStore());
        fill(log(others, folder), 300);
        Files.writeString(folder.resolve("checkpoints"), signed);

        assertThat(log(others, folder).verify(ADMIN).damages())
                .anyMatch(damage -> damage.startsWith("A signature in checkpoints is not ours"));
    }

    @Test
    void a_signature_that_was_changed_is_noticed_for_ever() throws IOException {
        fill(log(), 3);
        var head = folder.resolve("head");
        Files.writeString(head, Files.readString(head).replaceFirst("^3", "2"));
        log().record(event("request", true, "ana")); // which writes the head anew

        assertThat(verified().damages())
                .contains("A signature in checkpoints is not ours: it was changed, or the key was.");
    }

    @Test
    void a_signature_that_was_removed_is_noticed_for_ever() throws IOException {
        fill(log(), 3);
        Files.delete(folder.resolve("head"));
        log().record(event("request", true, "ana"));

        assertThat(verified().damages())
                .containsExactly("A signature in checkpoints is not ours: it was changed, or the key was.");
    }

    @Test
    void what_could_not_be_saved_is_saved_with_the_next() {
        var log = log();
        store.full(true);
        log.record(event("request", true, "ana"));
        log.record(event("request", true, "bea"));
        assertThat(ids(log, filter(0, 10))).isEmpty();
        store.full(false);
        log.record(event("request", true, "cleo"));

        assertThat(entries(log).stream().map(entry -> entry.event().username())).containsExactly("ana", "bea", "cleo");
        assertThat(verified().damages()).isEmpty();
    }

    @Test
    void many_threads_make_one_chain() {
        var log = log();
        IntStream.range(0, 400).parallel().forEach(i -> log.record(event("request", true, "user" + i)));

        assertThat(log.verify(ADMIN))
                .isEqualTo(new Verdict(400, 400, List.of(), log.verify(ADMIN).key()));
    }

    private Verdict verified() {
        return log().verify(ADMIN);
    }

    private ChainedAuditLog log() {
        return log(store, folder);
    }

    private ChainedAuditLog log(RewritableStore kept, Path beside) {
        return new ChainedAuditLog(new DocumentState(kept), new OpenVault(), beside, clock);
    }

    private static void fill(ChainedAuditLog log, int entries) {
        for (int i = 0; i < entries; i++) {
            log.record(event("request", true, "ana"));
        }
    }

    private static AuditEvent event(String type, boolean success, String username) {
        return new AuditEvent(
                type, success, 7L, username, "cookie", "192.0.2.9", "r1", "PUT /api/x", "x/1", null, List.of());
    }

    private static Filter filter(long before, int limit) {
        return new Filter(before, limit, Set.of(), Optional.empty(), null, null);
    }

    private static List<Long> ids(ChainedAuditLog log, Filter filter) {
        return log.find(ADMIN, filter).stream().map(AuditEntry::id).toList();
    }

    private static List<AuditEntry> entries(ChainedAuditLog log) {
        var all = new ArrayList<AuditEntry>();
        try {
            log.each(ADMIN, all::add);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return all;
    }

    @Test
    void two_that_write_make_one_chain() {
        var before = log();
        before.record(event("request", true, "ana"));
        var after = log();
        after.record(event("request", true, "bea"));
        before.record(event("request", true, "cleo")); // one that is still held by a request when the next has begun
        after.record(event("request", true, "dora"));

        assertThat(after.verify(ADMIN).damages()).isEmpty();
        assertThat(entries(after)).hasSize(4);
    }

    @Test
    void what_waits_is_saved_at_the_end_at_the_latest() {
        var log = log();
        store.full(true);
        log.record(event("request", true, "ana"));
        store.full(false);
        log.close();

        assertThat(entries(log())).hasSize(1);
    }
}
