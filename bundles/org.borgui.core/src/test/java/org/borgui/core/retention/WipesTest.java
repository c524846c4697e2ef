package org.borgui.core.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.core.Fixture.ANA;
import static org.borgui.core.Fixture.EVE;
import static org.borgui.core.Fixture.NOW;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.borgui.api.JobId;
import org.borgui.api.RefusedException;
import org.borgui.api.archive.Archive;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.Parameters;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryFacts;
import org.borgui.api.repository.Wipe;
import org.borgui.api.repository.WipeService.Confirmation;
import org.borgui.core.AnyFiles;
import org.borgui.core.Fixture;
import org.borgui.core.OneFileArchives;
import org.borgui.core.ScriptedBorg;
import org.borgui.core.jobs.JobsOfPlans;
import org.borgui.core.jobs.OpenEngine;
import org.borgui.core.jobs.SharedLanes;
import org.borgui.core.plans.OpenRuns;
import org.borgui.core.repositories.RepositoryKeeper;
import org.borgui.testkit.SettableClock;
import org.borgui.testkit.access.AdminsOnly;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class WipesTest {

    @TempDir
    Path folder;

    private final ScriptedBorg borg = new ScriptedBorg();
    private final SettableClock clock = SettableClock.at(NOW);
    private Fixture server;
    private OpenEngine engine;
    private JobsOfPlans ofPlans;
    private WipeStore store;
    private Wipes wipes;
    private Repository photos;

    @BeforeEach
    void start() {
        server = new Fixture(folder);
        photos = server.repository("photos");
        ofPlans = new JobsOfPlans(server.state);
        engine = new OpenEngine(server);
        engine.add("wipe", new WipeOperation(borg, ofPlans));
        store = new WipeStore(server.state);
        wipes = new Wipes(
                store,
                new RepositoryKeeper(
                        server.registry,
                        ofPlans,
                        new AdminsOnly(),
                        new AnyFiles(),
                        server.data,
                        borg,
                        new SharedLanes(server.settings)),
                new OneFileArchives(borg),
                new AdminsOnly(),
                engine.service(),
                new OpenRuns(server.state),
                clock);
        borg.archives.add(new Archive("two", "02", NOW));
    }

    @AfterEach
    void stop() throws InterruptedException {
        engine.close();
    }

    private Wipe preview() {
        return wipes.preview(ANA, photos.id(), true);
    }

    private static Confirmation agreed(Wipe seen) {
        return new Confirmation(seen.id(), seen.fingerprint(), "photos", true, true);
    }

    private Job ended(Wipe wipe) {
        return ended(wipe.doing().map(Job::id).orElseThrow());
    }

    private Job ended(JobId id) {
        while (!engine.service().get(ANA, id).hasEnded()) {
            Thread.onSpinWait();
        }
        return engine.service().get(ANA, id);
    }

    private static void assertRefused(ThrowingCallable call, String key) {
        assertThatThrownBy(call).isInstanceOfSatisfying(RefusedException.class, refused -> assertThat(refused.key())
                .isEqualTo("backend.errors." + key));
    }

    @Test
    void what_was_looked_at_and_confirmed_goes_and_the_room_comes_back() {
        var seen = preview();
        assertThat(seen.blocked()).isNull();
        assertThat(seen.archives()).extracting(Archive::name).containsExactly("one", "two");

        var job = ended(wipes.start(ANA, photos.id(), agreed(seen)));

        assertThat(job.state()).isInstanceOf(Succeeded.class);
        assertThat(borg.asked).contains("delete [one, two]", "compact");
        assertThat(engine.service().log(ANA, job.id(), 0, 100).lines())
                .anyMatch(line -> line.contains("ana has confirmed that all 2 archives of 'photos' are deleted"))
                .anyMatch(line -> line.contains("wipe  one  01"));
        assertThat(ofPlans.removedSince(photos.id(), NOW.minus(Duration.ofDays(1))))
                .as("retention knows that they went on purpose")
                .isEqualTo(2);
        assertThat(wipes.get(ANA, photos.id(), seen.id()).confirmed()).isEqualTo(NOW);
        assertRefused(() -> wipes.start(ANA, photos.id(), agreed(seen)), "repo.wipePreviewStale");
    }

    @Test
    void what_interrupted_backups_have_left_is_looked_at_and_goes_too() {
        borg.checkpoints.add(new Archive("three.checkpoint", "03", NOW));
        var seen = preview();
        assertThat(seen.archives()).extracting(Archive::name).containsExactly("one", "two", "three.checkpoint");
        var job = ended(wipes.start(ANA, photos.id(), agreed(seen)));
        assertThat(job.state()).isInstanceOf(Succeeded.class);
        assertThat(borg.asked).contains("delete [one, two, three.checkpoint]");
        assertThat(engine.service().log(ANA, job.id(), 0, 100).lines())
                .anyMatch(line -> line.contains("all 3 archives"))
                .anyMatch(line -> line.contains("wipe  three.checkpoint  03"));
    }

    @Test
    void a_backup_that_was_interrupted_since_the_preview_leaves_all_as_it_is() {
        var seen = preview();
        var words = Parameters.none().with("fingerprint", seen.fingerprint());
        borg.checkpoints.add(new Archive("three.checkpoint", "03", NOW));
        assertRefused(() -> wipes.start(ANA, photos.id(), agreed(seen)), "repo.wipePreviewStale");
        var job = engine.service().submit(ANA, NewJob.now(photos.id(), photos.path(), "wipe", words));
        assertThat(ended(job.id()).state()).isInstanceOf(Failed.class);
        assertThat(borg.asked).noneMatch(asked -> asked.startsWith("delete"));
    }

    @Test
    void a_wipe_that_is_begun_is_not_replaced_and_not_begun_twice() {
        var seen = preview();
        assertThat(store.confirm(seen.id(), NOW, true)).isTrue();
        preview();
        assertThat(store.find(photos.id(), seen.id()))
                .as("another preview is another")
                .isPresent();
        assertThat(store.confirm(seen.id(), NOW, true)).isFalse();
        store.withdraw(seen.id());
        assertThat(store.find(photos.id(), seen.id())).isPresent();
        assertRefused(() -> wipes.start(ANA, photos.id(), agreed(seen)), "repo.wipePreviewStale");
        store.unconfirm(seen.id());
        assertThat(ended(wipes.start(ANA, photos.id(), agreed(seen))).state()).isInstanceOf(Succeeded.class);
    }

    @Test
    void a_wipe_goes_with_its_job_and_nobody_is_told_an_end_that_is_not_known() {
        var seen = preview();
        var job = ended(wipes.start(ANA, photos.id(), agreed(seen)));
        store.forgotten(new JobId(job.id().value() + 1));
        assertThat(wipes.get(ANA, photos.id(), seen.id()).doing()).isPresent();
        store.forgotten(job.id());
        assertThat(store.find(photos.id(), seen.id())).isEmpty();

        var lost = preview();
        store.confirm(lost.id(), NOW, true);
        assertRefused(() -> wipes.get(ANA, photos.id(), lost.id()), "repo.wipeJobNotFound");
        store.begun(lost.id(), new JobId(99));
        assertRefused(() -> wipes.get(ANA, photos.id(), lost.id()), "repo.wipeJobNotFound");
    }

    @Test
    void nothing_goes_without_the_name_the_understanding_and_the_role() {
        var seen = preview();
        var id = photos.id();
        var print = seen.fingerprint();
        assertRefused(
                () -> wipes.start(ANA, id, new Confirmation(seen.id(), print, "Photos", true, true)),
                "repo.wipeConfirmationMismatch");
        assertRefused(
                () -> wipes.start(ANA, id, new Confirmation(seen.id(), print, "photos", false, true)),
                "repo.wipeNotUnderstood");
        assertRefused(() -> wipes.start(EVE, id, agreed(seen)), "auth.notEnoughPermissions");
        assertRefused(() -> wipes.preview(EVE, id, true), "auth.notEnoughPermissions");
        assertRefused(() -> wipes.start(ANA, server.repository("other").id(), agreed(seen)), "repo.wipeJobNotFound");
        assertThat(borg.archives).hasSize(2);
    }

    @Test
    void nothing_goes_by_a_preview_that_does_not_hold_any_more() {
        var seen = preview();
        var other = new Confirmation(seen.id(), "sha256:00", "photos", true, true);
        assertRefused(() -> wipes.start(ANA, photos.id(), other), "repo.wipePreviewStale");
        borg.archives.add(new Archive("three", "03", NOW));
        assertRefused(() -> wipes.start(ANA, photos.id(), agreed(seen)), "repo.wipePreviewStale");
        var late = preview();
        assertRefused(() -> wipes.get(ANA, photos.id(), seen.id()), "repo.wipeJobNotFound");
        clock.advance(Duration.ofMinutes(31));
        assertRefused(() -> wipes.start(ANA, photos.id(), agreed(late)), "repo.wipePreviewStale");
        assertThat(borg.archives).hasSize(3);
    }

    @Test
    void the_job_itself_looks_again_whether_the_archives_are_the_same() {
        var words = Parameters.none().with("fingerprint", Fingerprint.ofAll(borg.archives));
        borg.archives.add(new Archive("three", "03", NOW));
        var job = engine.service().submit(ANA, NewJob.now(photos.id(), photos.path(), "wipe", words));
        var end = ended(job.id());
        assertThat(end.state()).isInstanceOfSatisfying(Failed.class, failed -> assertThat(
                        failed.failure().message())
                .contains("not those of the preview"));
        assertThat(borg.archives).hasSize(3);
    }

    @Test
    void another_repository_an_empty_one_and_one_at_work_are_left_alone_and_it_is_said_why() {
        server.registry.change(
                photos.id(), old -> old.with(new RepositoryFacts("ff99", 2, 2, 1L, 1L, 1L, NOW, NOW, NOW)));
        var seen = preview();
        assertThat(seen.blocked()).contains("Another repository lies at /backup/photos");
        assertRefused(() -> wipes.start(ANA, photos.id(), agreed(seen)), "repo.wipeBlocked");

        var empty = server.repository("empty");
        borg.archives.clear();
        assertThat(wipes.preview(ANA, empty.id(), true).blocked()).contains("no archive");
        borg.archives.add(new Archive("one", "01", NOW));

        var goOn = new CountDownLatch(1);
        engine.add("check", job -> {
            goOn.await();
            return new Succeeded(NOW);
        });
        var check = engine.service().submit(ANA, NewJob.now(empty.id(), empty.path(), "check", Parameters.none()));
        assertThat(wipes.preview(ANA, empty.id(), true).blocked()).contains("is at work");
        goOn.countDown();
        ended(check.id());
        assertThat(wipes.preview(ANA, empty.id(), true).blocked()).isNull();
    }

    @Test
    void a_preview_can_be_withdrawn_and_goes_with_its_repository() {
        var seen = preview();
        wipes.cancel(ANA, photos.id(), seen.id());
        assertRefused(() -> wipes.get(ANA, photos.id(), seen.id()), "repo.wipeJobNotFound");
        var again = preview();
        store.forgotten(photos.id());
        assertThat(store.find(photos.id(), again.id())).isEqualTo(Optional.empty());
        assertThat(List.copyOf(borg.archives)).hasSize(2);
    }
}
