package org.borgui.borg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.FutureTask;
import org.borgui.api.JobId;
import org.borgui.api.archive.Archive;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.JobState.Ended;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.Parameters;
import org.borgui.api.repository.Encryption;
import org.borgui.api.repository.RepositoryLock;
import org.borgui.api.repository.RepositoryLock.Evidence;
import org.borgui.api.repository.RepositoryLock.Holder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.MDC;

/** Check, compact, many deletions and locks, by real borgs. */
@Tag("borg")
@Timeout(120)
@Execution(CONCURRENT)
final class RealCareTest {

    private static final List<String> ODD = List.of("-n", "{now}", "a b", "pä", "x;y", "'q'", "::", "100%");

    static List<Path> borgs() {
        return Bench.borgs();
    }

    private static Bench bench(Path executable, Path folder) throws Exception {
        var bench = new Bench(executable, folder);
        bench.file("a", "x".repeat(100_000));
        bench.borg.init(bench.target, Encryption.REPOKEY_BLAKE2);
        return bench;
    }

    private static Ended check(Bench bench, Parameters parameters) throws InterruptedException {
        return new CheckOperation(bench.program).run(bench.job("check", parameters));
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void a_sound_repository_passes_each_kind_of_check_and_tells_how_far_it_is(Path executable, @TempDir Path folder)
            throws Exception {
        var bench = bench(executable, folder);
        assertThat(bench.create("one")).isInstanceOf(Succeeded.class);
        assertThat(bench.found.get("archiveId"))
                .isEqualTo(bench.borg.archives(bench.target).get(0).borgId());

        assertThat(check(bench, Parameters.none())).isInstanceOf(Succeeded.class);
        assertThat(check(bench, Parameters.none().with("maxSeconds", "60"))).isInstanceOf(Succeeded.class);
        for (var flag : Examination.Flag.values()) {
            assertThat(check(bench, Parameters.none().with("flags", List.of(flag.word()))))
                    .isInstanceOf(Succeeded.class);
        }
        assertThat(bench.progress).anySatisfy(progress -> {
            assertThat(progress.percent()).isNotNull();
            assertThat(progress.current()).isEqualTo("Checking segments");
        });
        assertThat(bench.log).contains("Archive consistency check complete, no problems found.");
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void damage_is_a_failure_although_borg_calls_it_a_warning(Path executable, @TempDir Path folder) throws Exception {
        var bench = bench(executable, folder);
        assertThat(bench.create("one")).isInstanceOf(Succeeded.class);
        Damage.of(bench);
        assertThat(check(bench, Parameters.none())).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure().kind()).isEqualTo(Kind.INTEGRITY);
            assertThat(failed.failure().message()).contains("Do not prune");
        });
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void archives_with_odd_names_are_deleted_together_and_their_room_comes_back(Path executable, @TempDir Path folder)
            throws Exception {
        var bench = bench(executable, folder);
        for (var name : ODD) {
            bench.file("a", name.repeat(50_000));
            if (!name.equals("-n") && !name.equals("::")) {
                assertThat(bench.create(name)).as(name).isInstanceOf(Succeeded.class);
            }
        }
        bench.file("a", "y");
        assertThat(bench.create("stays")).isInstanceOf(Succeeded.class);
        var names = bench.borg.archives(bench.target).stream()
                .map(Archive::name)
                .filter(name -> !name.equals("stays"))
                .toList();
        assertThat(names).hasSize(ODD.size() - 2);

        bench.borg.delete(bench.target, names, bench.log::add);

        assertThat(bench.borg.archives(bench.target)).extracting(Archive::name).containsExactly("stays");
        var before = size(bench);
        var compact = bench.job("compact", Parameters.none());
        assertThat(new CompactOperation(bench.program).run(compact)).isInstanceOf(Succeeded.class);
        assertThat(size(bench)).isLessThan(before);
        assertThat(check(bench, Parameters.none())).isInstanceOf(Succeeded.class);
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void a_repository_whose_archives_are_all_deleted_is_sound_and_small(Path executable, @TempDir Path folder)
            throws Exception {
        var bench = bench(executable, folder);
        assertThat(bench.create("one")).isInstanceOf(Succeeded.class);
        assertThat(bench.create("two")).isInstanceOf(Succeeded.class);
        rename(bench, "two", "three.checkpoint"); // as an interrupted backup leaves it
        assertThat(bench.create("four")).isInstanceOf(Succeeded.class);
        rename(bench, "four", "a.checkpoints of mine"); // borg hides it as well
        assertThat(bench.borg.archives(bench.target)).extracting(Archive::name).containsExactly("one");
        assertThat(bench.borg.checkpoints(bench.target))
                .extracting(Archive::name)
                .containsExactly("three.checkpoint", "a.checkpoints of mine");
        var before = size(bench);

        bench.borg.delete(bench.target, List.of("one", "three.checkpoint", "a.checkpoints of mine"), bench.log::add);
        bench.borg.compact(bench.target, bench.log::add);

        assertThat(bench.borg.archives(bench.target)).isEmpty();
        assertThat(size(bench)).isLessThan(before);
        assertThat(check(bench, Parameters.none())).isInstanceOf(Succeeded.class);
        assertThat(bench.create("three")).isInstanceOf(Succeeded.class);
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void a_lock_of_another_machine_is_told_and_broken_when_somebody_says_so(Path executable, @TempDir Path folder)
            throws Exception {
        var bench = bench(executable, folder);
        lock(bench, "nas.example@123456789.4711-0");
        assertThat(bench.create("one")).isInstanceOfSatisfying(Failed.class, failed -> assertThat(
                        failed.failure().kind())
                .isEqualTo(Kind.LOCKED));
        assertThat(bench.borg.holders(bench.target)).singleElement().satisfies(lock -> {
            assertThat(lock.host()).isEqualTo("nas.example@123456789");
            assertThat(lock.pid()).isEqualTo(4711);
            assertThat(lock.evidence()).isEqualTo(Evidence.ELSEWHERE);
        });
        assertThat(breakLock(bench, "another 1")).isInstanceOf(Failed.class);
        assertThat(bench.borg.holders(bench.target)).hasSize(1);
        assertThat(breakLock(bench, "nas.example@123456789 4711")).isInstanceOf(Succeeded.class);
        assertThat(bench.log).anyMatch(line -> line.startsWith("Held by nas.example@123456789, process 4711"));
        assertThat(bench.create("one")).isInstanceOf(Succeeded.class);
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void a_living_borg_of_this_machine_is_told_and_keeps_its_lock(Path executable, @TempDir Path folder)
            throws Exception {
        var bench = bench(executable, folder);
        var pause = "import sys; print('held', flush=True); sys.stdin.read()";
        var command = List.of(executable.toString(), "with-lock", bench.target.path(), "/usr/bin/python3", "-c", pause);
        var holding = new ProcessBuilder(command);
        holding.environment().put("BORG_BASE_DIR", folder.resolve("other").toString());
        holding.environment().put("BORG_PASSPHRASE", Bench.PASSPHRASE.reveal());
        var holder = holding.start();
        try {
            assertThat((char) holder.getInputStream().read()).isEqualTo('h');
            var lock = bench.borg.holders(bench.target).get(0);
            assertThat(lock.holder()).isNotEqualTo(Holder.DEAD);
            if (lock.holder() == Holder.ALIVE) { // a machine without a network address has no name that can be compared
                assertThat(breakLock(bench, lock.name())).isInstanceOf(Failed.class);
                assertThat(bench.borg.holders(bench.target)).hasSize(1);
            }
        } finally {
            holder.destroy();
            holder.waitFor();
        }
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void a_borg_of_ours_that_holds_the_lock_tells_its_job(Path executable, @TempDir Path folder) throws Exception {
        var bench = bench(executable, folder);
        var much = new byte[20_000_000];
        new Random(7).nextBytes(much);
        Files.write(bench.sources.resolve("much"), much);
        var backup = new FutureTask<>(() -> {
            MDC.put("job", "42"); // as the engine does for what its threads log
            return bench.create(Parameters.none()
                    .with("archive", "one")
                    .with("sources", bench.sources.toString())
                    .with("compression", "lzma,9"));
        });
        var thread = new Thread(backup);
        thread.start();
        try {
            while (bench.borg.holders(bench.target).isEmpty()) {
                assertThat(backup.isDone()).isFalse();
                Thread.onSpinWait();
            }
            assertThat(bench.borg.holders(bench.target)).allSatisfy(lock -> {
                if (lock.holder() != Holder.UNKNOWN) { // as above
                    assertThat(lock.evidence()).isEqualTo(Evidence.WORKS);
                    assertThat(lock.job()).isEqualTo(new JobId(42));
                    assertThat(lock.begun()).isBefore(lock.since().plusSeconds(2));
                }
            });
        } finally {
            thread.interrupt();
            thread.join();
        }
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void what_cannot_be_understood_of_a_lock_is_somebody_unknown(Path executable, @TempDir Path folder)
            throws Exception {
        var bench = bench(executable, folder);
        Files.writeString(Path.of(bench.target.path(), "lock.roster"), "{\"shared\": [[\"na");
        assertThat(bench.borg.holders(bench.target))
                .extracting(RepositoryLock::evidence)
                .containsExactly(Evidence.UNREADABLE);
        Files.writeString(Path.of(bench.target.path(), "lock.roster"), "{\"shared\": [], \"exclusive\": []}");
        assertThat(bench.borg.holders(bench.target)).isEmpty();
        lock(bench, "not a holder");
        assertThat(bench.borg.holders(bench.target)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void only_the_lock_that_was_looked_at_is_broken_and_where_there_is_none_nothing_is_run(
            Path executable, @TempDir Path folder) throws Exception {
        var bench = bench(executable, folder);
        assertThat(breakLock(bench)).isInstanceOf(Succeeded.class);
        assertThat(bench.log)
                .anyMatch(line -> line.startsWith("Nobody holds the lock"))
                .noneMatch(line -> line.contains("break-lock"));
        lock(bench, "nas@1.4711-0");
        assertThat(breakLock(bench)).as("taken since").isInstanceOf(Failed.class);
        assertThat(breakLock(bench, "nas@1 4711", "nas@1 4712"))
                .as("one of them has given it back, so somebody works")
                .isInstanceOf(Failed.class);
        assertThat(bench.borg.holders(bench.target)).hasSize(1);
    }

    private static Ended breakLock(Bench bench, String... seen) throws InterruptedException {
        var job = bench.job("break-lock", Parameters.none().with("holders", List.of(seen)));
        return new BreakLockOperation(bench.program).run(job);
    }

    private static void lock(Bench bench, String holder) throws Exception {
        var folder = Files.createDirectory(Path.of(bench.target.path(), "lock.exclusive"));
        Files.createFile(folder.resolve(holder));
    }

    private static void rename(Bench bench, String archive, String name) throws Exception {
        var words = List.of("rename", "--", bench.target.path() + "::" + archive, name);
        assertThat(bench.program.run(
                        Call.of(words),
                        bench.target,
                        Said.silently(bench.program.dialect().answers()),
                        line -> {}))
                .isZero();
    }

    private static long size(Bench bench) throws Exception {
        try (var files = Files.walk(Path.of(bench.target.path(), "data"))) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
