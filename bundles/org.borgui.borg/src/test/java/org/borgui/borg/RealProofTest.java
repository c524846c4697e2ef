package org.borgui.borg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.borgui.api.archive.Entry;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.borgui.api.job.Parameters;
import org.borgui.api.repository.Encryption;
import org.borgui.spi.borg.BorgFailedException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What restore checks stand on, by real borgs: the canary in an archive, reading without writing, damage and where it is. */
@Tag("borg")
@Timeout(120)
@Execution(CONCURRENT)
final class RealProofTest {

    static List<Path> borgs() {
        return Bench.borgs();
    }

    private static Bench bench(Path executable, Path folder) throws Exception {
        var bench = new Bench(executable, folder);
        bench.borg.init(bench.target, Encryption.REPOKEY_BLAKE2);
        return bench;
    }

    private static Path canary(Bench bench) throws Exception {
        var canary = Files.createDirectories(bench.folder.resolve("data/canaries/1-ab"));
        Files.writeString(
                Files.createDirectories(canary.resolve(".borgui-canary")).resolve("canary.txt"), "I sing");
        Files.writeString(bench.folder.resolve("data/secret"), "the key");
        return canary;
    }

    private static List<String> paths(Bench bench, String archive) throws Exception {
        var paths = new ArrayList<Entry>();
        bench.borg.entries(bench.target, archive, paths::add);
        return paths.stream()
                .filter(entry -> !entry.isFolder())
                .map(Entry::path)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void of_the_data_directory_the_canary_alone_is_backed_up_whatever_is_excluded(Path executable, @TempDir Path folder)
            throws Exception {
        var bench = bench(executable, folder);
        bench.file("a", "abc");
        var canary = canary(bench);
        var parameters = Parameters.none()
                .with("archive", "one")
                .with("sources", List.of(folder.toString()))
                .with("excludes", List.of("*.txt", "pp:" + folder.resolve("data"), "pp:" + bench.target.path()))
                .with("canary", canary.toString());
        assertThat(bench.create(parameters)).as("%s", bench.log).isInstanceOf(Succeeded.class);

        var file = canary.resolve(".borgui-canary/canary.txt").toString().substring(1);
        assertThat(paths(bench, "one")).containsExactlyInAnyOrder(bench.inArchive("a"), file);
        assertThat(bench.found).containsEntry("files", "1");

        var back = Files.createDirectory(folder.resolve("back"));
        assertThat(bench.borg
                        .extractTo(bench.target, "one", List.of(file), List.of(), back, progress -> {}, bench.log::add)
                        .warnings())
                .isEmpty();
        assertThat(back.resolve(file)).hasContent("I sing");
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void an_archive_with_a_canary_alone_counts_as_empty(Path executable, @TempDir Path folder) throws Exception {
        var bench = bench(executable, folder);
        var parameters = Parameters.none()
                .with("archive", "one")
                .with("sources", List.of(bench.sources.toString()))
                .with("canary", canary(bench).toString());
        assertThat(bench.create(parameters)).isInstanceOf(Warned.class);
        assertThat(bench.found).containsEntry("files", "0");
        var gone = parameters.with("archive", "two").with("sources", List.of("/nowhere"));
        assertThat(bench.create(gone)).isInstanceOf(Failed.class);
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void a_whole_archive_is_read_without_being_written(Path executable, @TempDir Path folder) throws Exception {
        var bench = bench(executable, folder);
        bench.file("a", "abc");
        bench.file("deep/b", "x".repeat(3_000_000));
        Files.createSymbolicLink(bench.sources.resolve("link"), Path.of("a"));
        Files.createLink(bench.sources.resolve("hard"), bench.sources.resolve("a"));
        assertThat(bench.create("one")).isInstanceOf(Succeeded.class);
        var listed = new ArrayList<Entry>();
        bench.borg.entries(bench.target, "one", listed::add);

        var read = bench.borg.verify(bench.target, "one", bench.progress::add, bench.log::add);

        assertThat(read.entries()).isEqualTo(listed.size());
        assertThat(read.warnings()).isEmpty();
        assertThat(bench.progress.get(bench.progress.size() - 1).percent()).isEqualTo(100.0);
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void damage_is_found_and_its_place_is_told(Path executable, @TempDir Path folder) throws Exception {
        var bench = bench(executable, folder);
        var noise = new byte[400_000];
        new Random(1).nextBytes(noise);
        Files.write(bench.sources.resolve("big"), noise);
        bench.file("a", "abc");
        assertThat(bench.create("one")).isInstanceOf(Succeeded.class);
        Damage.of(bench);

        assertDamaged(bench, () -> bench.borg.verify(bench.target, "one", bench.progress::add, bench.log::add));
        var back = Files.createDirectory(folder.resolve("back"));
        assertDamaged(
                bench,
                () -> bench.borg.extractTo(
                        bench.target,
                        "one",
                        List.of(bench.inArchive("big")),
                        List.of(),
                        back,
                        bench.progress::add,
                        bench.log::add));
        assertThat(bench.borg
                        .extractTo(
                                bench.target,
                                "one",
                                List.of(bench.inArchive("a")),
                                List.of(),
                                back,
                                bench.progress::add,
                                bench.log::add)
                        .warnings())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void zeros_in_place_of_what_a_repair_has_given_up_are_damage_although_borg_only_warns(
            Path executable, @TempDir Path folder) throws Exception {
        var bench = bench(executable, folder);
        var noise = new byte[400_000];
        new Random(1).nextBytes(noise);
        Files.write(bench.sources.resolve("big: file"), noise);
        bench.file("a", "abc");
        assertThat(bench.create("one")).isInstanceOf(Succeeded.class);
        Damage.of(bench);
        Damage.repair(bench);
        var big = bench.inArchive("big: file");

        var read = bench.borg.verify(bench.target, "one", bench.progress::add, bench.log::add);
        assertThat(read.damaged()).as("%s", bench.log).containsExactly(big);
        var back = Files.createDirectory(folder.resolve("back"));
        var paths = List.of(big, bench.inArchive("a"));
        var extracted =
                bench.borg.extractTo(bench.target, "one", paths, List.of(), back, bench.progress::add, bench.log::add);
        assertThat(extracted.damaged()).containsExactly(big);
        assertThat(extracted.warnings())
                .containsExactly("'%s' is damaged in the archive: it is not what was backed up.".formatted(big));
        assertThat(back.resolve(bench.inArchive("a"))).hasContent("abc");
    }

    private static void assertDamaged(Bench bench, ThrowingCallable call) {
        bench.progress.clear();
        assertThatThrownBy(call).isInstanceOfSatisfying(BorgFailedException.class, failed -> assertThat(
                        failed.failure().kind())
                .as(failed.failure().toString())
                .isEqualTo(Kind.INTEGRITY));
        assertThat(bench.progress.get(bench.progress.size() - 1).current()).isEqualTo(bench.inArchive("big"));
    }
}
