package org.borgui.core.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.borgui.core.Fixture.ANA;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.borgui.api.RefusedException;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.Parameters;
import org.borgui.api.plan.Aftercare;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Retention;
import org.borgui.api.plan.Run;
import org.borgui.api.plan.Schedule;
import org.borgui.api.repository.BackupSettings;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryLock.Holder;
import org.borgui.borg.BreakLockOperation;
import org.borgui.borg.CreateOperation;
import org.borgui.borg.DeleteOperation;
import org.borgui.borg.ProgramBorg;
import org.borgui.core.Fixture;
import org.borgui.core.RealBorg;
import org.borgui.core.jobs.SharedLanes;
import org.borgui.core.repositories.FactsAfterJobs;
import org.borgui.core.repositories.Locks;
import org.borgui.core.retention.PruneOperation;
import org.borgui.spi.job.Operation;
import org.borgui.testkit.access.AdminsOnly;

/**
 * Two plans that back up to one repository by a real borg, and what should be there: a list of archives for each plan and one
 * of others, how many there have to be, and whether a lock was left behind.
 */
final class Life {

    private static final String OTHERS = "others";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Path folder;
    private final Fixture server;
    private final RealBorg raw;
    private final ProgramBorg borg;
    private final Works works;
    private final Locks locks;
    private final Repository repository;
    private final AtomicInteger writing = new AtomicInteger();
    private final AtomicInteger mostWriting = new AtomicInteger();

    private final Map<String, List<String>> archives = new TreeMap<>(Map.of(OTHERS, new ArrayList<>()));
    private int expected;
    private boolean lockLeft;
    private int others;

    Life() {
        try {
            folder = Files.createTempDirectory("life-of-plans");
            server = new Fixture(folder);
            raw = new RealBorg(server.data);
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
        borg = new ProgramBorg(raw.program);
        repository = server.repository("shared", folder.resolve("repository"));
        raw.run("init", "--encryption=none", repository.path());
        var lanes = new SharedLanes(server.settings);
        works = new Works(server, lanes);
        works.engine.add(new FactsAfterJobs(server.registry, works.ofPlans, lanes, borg));
        works.on("create", counted(new CreateOperation(raw.program)));
        works.on("delete", counted(new DeleteOperation(raw.program)));
        works.on("prune", counted(new PruneOperation(borg, works.ofPlans)));
        works.on("break-lock", counted(new BreakLockOperation(raw.program)));
        locks = new Locks(server.registry, new AdminsOnly(), works.engine.service(), borg);
        for (var name : List.of("alpha", "beta")) {
            archives.put(name, new ArrayList<>());
            works.plans.add(ANA, plan(name));
        }
    }

    private Operation counted(Operation operation) {
        return job -> {
            mostWriting.accumulateAndGet(writing.incrementAndGet(), Math::max);
            try {
                return operation.run(job);
            } finally {
                writing.decrementAndGet();
            }
        };
    }

    private Plan plan(String name) {
        var backup = new BackupSettings(List.of("/etc/hostname"), List.of(), "none", false, false, null);
        var newest = new Retention(0, 0, 0, 0, 0, 1, null);
        return changed(Samples.plan(name, Schedule.never(), repository), backup, newest, Aftercare.none());
    }

    private static Plan changed(Plan plan, BackupSettings backup, Retention retention, Aftercare after) {
        return new Plan(
                plan.id(),
                plan.kind(),
                plan.name(),
                plan.description(),
                plan.enabled(),
                backup,
                plan.template(),
                plan.destinations(),
                plan.atOnce(),
                plan.stopOnFailure(),
                retention,
                after,
                plan.schedule(),
                plan.promise(),
                plan.echoed(),
                plan.created(),
                plan.updated());
    }

    private Plan known(String name) {
        return works.plans.list(ANA, Plan.Kind.PLAN).stream()
                .filter(plan -> plan.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A run of a plan that only backs up. */
    void backUp(String... names) {
        var runs = Stream.of(names)
                .map(name -> works.runs.start(
                        ANA, Plan.Kind.PLAN, caring(name, Aftercare.none()).id()))
                .toList();
        for (var run : runs) {
            var part = ended(run).parts().get(0);
            assertThat(part.state()).as(part.reason()).isEqualTo(Run.State.COMPLETED);
            mine(run.plan().name()).add(part.jobs().get(0).parameters().required("archive"));
        }
        lockLeft = false;
        learn();
    }

    /** A run of a plan that prunes afterwards: the newest of its own stays, unless archives have vanished. */
    void backUpAndPrune(String name) {
        var after = new Aftercare(true, false, false, 0, List.of());
        var part = ended(works.runs.start(
                        ANA, Plan.Kind.PLAN, caring(name, after).id()))
                .parts()
                .get(0);
        var own = mine(name);
        boolean vanished = count() + 1 < expected;
        own.add(part.jobs().get(0).parameters().required("archive"));
        lockLeft = false;
        var prune = part.jobs().get(1);
        if (vanished) {
            assertThat(prune.isGood())
                    .as("archives have vanished, and it pruned")
                    .isFalse();
        } else {
            assertThat(prune.isGood()).as("%s", prune.state()).isTrue();
            own.subList(0, own.size() - 1).clear();
            expected = count();
        }
        learn();
    }

    private Plan caring(String name, Aftercare after) {
        var old = known(name);
        return works.plans.replace(ANA, changed(old, old.backup(), old.retention(), after));
    }

    private Run ended(Run run) {
        return until(() -> Optional.of(works.runs.get(ANA, run.id()))
                .filter(now -> now.state().isEnd()));
    }

    /** The server counts the archives after each job that went well; it never comes to expect fewer by itself. */
    private void learn() {
        expected = Math.max(count(), expected);
        until(() -> Optional.of(facts()).filter(archives -> archives == count()));
    }

    /** As {@link Works#until}, but not for ever. */
    private <T> T until(Supplier<Optional<T>> look) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        return works.until(() -> {
            assertThat(System.nanoTime()).as("it does not come").isLessThan(end);
            return look.get();
        });
    }

    private int facts() {
        return Objects.requireNonNullElse(
                server.registry.find(repository.id()).orElseThrow().facts().archives(), -1);
    }

    /** The server deletes the oldest archive of whomever. */
    void deleteOldest() {
        var list = archives.values().stream()
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElseThrow();
        var words = Parameters.none().with("archive", list.remove(0));
        assertThat(job("delete", words).isGood()).isTrue();
        expected = Math.max(0, expected - 1);
        lockLeft = false;
        learn();
    }

    private Job job(String operation, Parameters parameters) {
        var made = works.engine
                .service()
                .submit(ANA, NewJob.now(repository.id(), repository.path(), operation, parameters));
        return ended(made);
    }

    private Job ended(Job job) {
        return until(
                () -> Optional.of(works.engine.service().get(ANA, job.id())).filter(Job::hasEnded));
    }

    /** Another hand makes an archive. */
    void foreignArchive() {
        var name = "foreign-" + ++others;
        raw.run("create", repository.path() + "::" + name, "/etc/hostname");
        mine(OTHERS).add(name);
        lockLeft = false;
    }

    /** Another hand removes an archive, which this server is not told of. */
    void foreignDelete() {
        var list = archives.values().stream()
                .filter(some -> !some.isEmpty())
                .findFirst()
                .orElseThrow();
        raw.run("delete", repository.path() + "::" + list.remove(0));
        lockLeft = false;
    }

    /** A borg dies that holds the lock. */
    void killBorg() {
        holding(holder -> {});
        lockLeft = true;
    }

    /** While somebody holds the lock nobody else writes, and nobody may break it. */
    void backUpWhileLocked() {
        holding(holder -> {
            assertThat(locks.holders(ANA, repository.id()))
                    .isNotEmpty()
                    .noneMatch(lock -> lock.holder() == Holder.DEAD);
            assertThat(catchThrowable(() -> locks.breakLock(ANA, repository.id(), Optional.empty())))
                    .isInstanceOf(RefusedException.class);
            var run = works.runs.start(
                    ANA, Plan.Kind.PLAN, caring("alpha", Aftercare.none()).id());
            assertThat(ended(run).state()).isEqualTo(Run.State.FAILED);
        });
        lockLeft = true;
    }

    private void holding(Consumer<Process> meanwhile) {
        try {
            var holder = raw.start("with-lock", repository.path(), "sh", "-c", "echo held; exec sleep 600");
            try {
                assertThat((char) holder.getInputStream().read()).isEqualTo('h');
                meanwhile.accept(holder);
            } finally {
                var children = holder.descendants().toList();
                holder.destroyForcibly().waitFor();
                children.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Breaks the lock that a dead borg left behind, by evidence. */
    void breakLock() {
        var confirmed = Optional.of(repository.name());
        assertThat(ended(locks.breakLock(ANA, repository.id(), confirmed)).isGood())
                .isTrue();
        lockLeft = false;
    }

    boolean hasLockLeft() {
        return lockLeft;
    }

    int count() {
        return archives.values().stream().mapToInt(List::size).sum();
    }

    private List<String> mine(String name) {
        return Objects.requireNonNull(archives.get(name));
    }

    /** What borg lists is what should be there: nobody's prune has removed what is another's. */
    void borgListsTheSame() {
        var listed = raw.run("list", "--short", "--bypass-lock", repository.path())
                .lines()
                .filter(line -> !line.isBlank())
                .toList();
        Set<String> all = new HashSet<>();
        archives.values().forEach(all::addAll);
        assertThat(listed).containsExactlyInAnyOrderElementsOf(all);
    }

    void neverTwoWrite() {
        assertThat(mostWriting.get()).isLessThanOrEqualTo(1);
    }

    /** A lock is there only if somebody was killed, and then its holder is never taken for alive. */
    void everyLockIsExplained() {
        var holders = until(() -> Optional.of(borg.holders(server.registry.target(repository.id())))
                .filter(some -> some.isEmpty() != lockLeft));
        assertThat(holders).noneMatch(lock -> lock.holder() == Holder.ALIVE);
    }

    void close() {
        try {
            works.close();
            while (Files.exists(folder)) {
                deleteAll();
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** As far as it can: a borg that was killed may still be tidying up behind itself. */
    private void deleteAll() throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (DirectoryNotEmptyException | UncheckedIOException e) {
            Thread.onSpinWait(); // something came or went: once more
        }
    }
}
