package org.borgui.borg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.parallel.ExecutionMode.CONCURRENT;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.borgui.api.Secret;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.Entry;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.JobState.Failed;
import org.borgui.api.job.JobState.Succeeded;
import org.borgui.api.job.JobState.Warned;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Progress;
import org.borgui.api.repository.Encryption;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("borg")
@Timeout(120)
@Execution(CONCURRENT)
final class RealBorgTest {

    private static final List<String> ODD =
            List.of("a*b", "[x]", "-n", "pf:x", " leading", "new\nline", "pä", "日本 \u202e", "{now}", "sub/deep/file");

    static List<Path> borgs() {
        return Bench.borgs();
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void files_with_odd_names_come_back_byte_for_byte(Path executable, @TempDir Path folder) throws Exception {
        var bench = new Bench(executable, folder);
        for (var name : ODD) {
            bench.file(name, "content of " + name);
        }
        bench.file("left.tmp", "not wanted");
        bench.borg.init(bench.target, Encryption.REPOKEY_BLAKE2);
        var name = "odd {now} a::b pä";
        assertThat(bench.create(Parameters.none()
                        .with("archive", name)
                        .with("sources", bench.sources.toString())
                        .with("excludes", "*.tmp")
                        .with("compression", "zstd,3")
                        .with("excludeCaches", true)
                        .with("oneFileSystem", true)
                        .with("uploadRateKib", "100000")))
                .isInstanceOf(Succeeded.class);

        assertThat(bench.borg.archives(bench.target)).extracting(Archive::name).containsExactly(name);
        assertThat(bench.borg.archive(bench.target, name).files()).isEqualTo(ODD.size());
        assertThat(bench.borg.info(bench.target).encryption()).isEqualTo("repokey-blake2");
        var entries = new ArrayList<Entry>();
        bench.borg.entries(bench.target, name, entries::add);
        assertThat(entries).extracting(Entry::path).contains(bench.inArchive("[x]"), bench.inArchive("new\nline"));
        assertThat(entries).extracting(Entry::path).doesNotContain(bench.inArchive("left.tmp"));

        var paths = ODD.stream().map(bench::inArchive).toList();
        for (var odd : List.of("a*b", "pf:x", "new\nline")) {
            var out = new ByteArrayOutputStream();
            bench.borg.extract(bench.target, name, bench.inArchive(odd), out);
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("content of " + odd);
        }

        var staging = Files.createDirectory(folder.resolve("staging"));
        var progress = new ArrayList<Progress>();
        var log = new ArrayList<String>();
        assertThat(bench.borg
                        .extractTo(bench.target, name, paths, List.of(), staging, progress::add, log::add)
                        .warnings())
                .isEmpty();
        for (var odd : ODD) {
            assertThat(staging.resolve(bench.inArchive(odd))).hasContent("content of " + odd);
        }
        assertThat(progress.get(progress.size() - 1).percent()).isEqualTo(100.0);
        assertThat(bench.borg
                        .extractTo(bench.target, name, List.of("no/such"), List.of(), staging, progress::add, log::add)
                        .warnings())
                .containsExactly("The archive has nothing at 'no/such'.");
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void the_way_to_a_file_is_extracted_with_its_modes_and_nothing_beside_it(Path executable, @TempDir Path folder)
            throws Exception {
        var bench = new Bench(executable, folder);
        var way = "a (b) [c]^$.*+?{1}|\\d é\n😀";
        bench.file(way + "/wanted.txt", "wanted");
        bench.file(way + "/other.txt", "other");
        var mode = PosixFilePermissions.fromString("rwxr-x--x");
        Files.setPosixFilePermissions(bench.sources.resolve(way), mode);
        bench.borg.init(bench.target, Encryption.NONE);
        bench.create(Parameters.none().with("archive", "one").with("sources", bench.sources.toString()));

        var staging = Files.createDirectory(folder.resolve("staging"));
        var wanted = List.of(bench.inArchive(way + "/wanted.txt"));
        assertThat(bench.borg
                        .extractTo(
                                bench.target,
                                "one",
                                wanted,
                                List.of(bench.inArchive(way)),
                                staging,
                                progress -> {},
                                line -> {})
                        .warnings())
                .isEmpty();

        var folderThere = staging.resolve(bench.inArchive(way));
        assertThat(Files.getPosixFilePermissions(folderThere)).isEqualTo(mode);
        assertThat(folderThere.resolve("wanted.txt")).hasContent("wanted");
        assertThat(folderThere.resolve("other.txt")).doesNotExist();
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void both_names_of_a_hard_link_can_be_streamed(Path executable, @TempDir Path folder) throws Exception {
        var bench = new Bench(executable, folder);
        Files.createLink(bench.sources.resolve("b"), bench.file("a", "linked"));
        bench.file("empty", "");
        bench.borg.init(bench.target, Encryption.NONE);
        bench.create("one");

        for (var name : List.of("a", "b")) {
            var out = new ByteArrayOutputStream();
            bench.borg.extract(bench.target, "one", bench.inArchive(name), out);
            assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("linked");
        }
        var out = new ByteArrayOutputStream();
        bench.borg.extract(bench.target, "one", bench.inArchive("empty"), out);
        assertThat(out.size()).isZero();
        assertThatThrownBy(() -> bench.borg.extract(bench.target, "one", bench.inArchive("no"), out))
                .hasMessageContaining("has no file");
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void a_folder_comes_as_a_tar_that_tar_can_read(Path executable, @TempDir Path folder) throws Exception {
        var bench = new Bench(executable, folder);
        for (var name : ODD) {
            bench.file("odd [x]*/" + name, "content of " + name);
        }
        bench.file("odd y/no", "not wanted");
        Files.createLink(bench.sources.resolve("odd [x]*/linked"), bench.file("a first name", "linked"));
        bench.borg.init(bench.target, Encryption.REPOKEY);
        bench.create("one");

        var all = unpacked(bench, "", Files.createDirectory(folder.resolve("all")));
        assertThat(all.resolve(bench.inArchive("odd y/no"))).hasContent("not wanted");
        var some = unpacked(bench, bench.inArchive("odd [x]*"), Files.createDirectory(folder.resolve("some")));
        for (var name : ODD) {
            assertThat(some.resolve(bench.inArchive("odd [x]*/" + name))).hasContent("content of " + name);
        }
        assertThat(some.resolve(bench.inArchive("odd [x]*/linked"))).hasContent("linked");
        assertThat(some.resolve(bench.inArchive("odd y"))).doesNotExist();
        assertThatThrownBy(() -> bench.borg.exportTar(bench.target, "one", "no/such", new ByteArrayOutputStream()))
                .isInstanceOf(BorgFailedException.class);
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void a_tar_that_nobody_takes_any_more_ends_borg(Path executable, @TempDir Path folder) throws Exception {
        var bench = new Bench(executable, folder);
        bench.file("a", "x".repeat(1 << 20));
        bench.borg.init(bench.target, Encryption.REPOKEY);
        bench.create("one");
        var gone = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("the other side has gone");
            }
        };

        assertThatThrownBy(() -> bench.borg.exportTar(bench.target, "one", "", gone))
                .isInstanceOf(IOException.class)
                .hasMessage("the other side has gone");
        assertThat(bench.processes()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void a_tiny_backup_shows_progress_and_a_readable_log(Path executable, @TempDir Path folder) throws Exception {
        var bench = new Bench(executable, folder);
        bench.file("a", "12345");
        bench.borg.init(bench.target, Encryption.REPOKEY);
        bench.create(Parameters.none()
                .with("archive", "one")
                .with("sources", List.of(bench.sources.toString(), "/no/such"))
                .with("expectedSize", "5"));

        assertThat(bench.progress.get(0)).isEqualTo(Progress.begun());
        var last = bench.progress.get(bench.progress.size() - 1);
        assertThat(last.files()).isEqualTo(1);
        assertThat(last.originalSize()).isPositive();
        assertThat(last.percent()).isEqualTo(100.0);
        assertThat(bench.log).anyMatch(line -> line.startsWith("$ borg create ") && line.contains("::one"));
        assertThat(bench.log).anyMatch(line -> line.startsWith("1 file, "));
        assertThat(bench.log).anyMatch(line -> line.startsWith("WARNING: /no/such"));
        assertThat(bench.log).noneMatch(line -> line.contains("geheim"));
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void room_is_reserved_before_the_first_backup_and_a_setting_of_ones_own_stays(Path executable, @TempDir Path folder)
            throws Exception {
        var bench = new Bench(executable, folder);
        bench.file("a", "x");
        bench.borg.init(bench.target, Encryption.NONE);
        var config = Path.of(bench.target.path(), "config");
        assertThat(config).content().contains("additional_free_space = 0");

        assertThat(bench.create("one")).isInstanceOf(Succeeded.class);
        assertThat(config).content().containsPattern("additional_free_space = \\d{8,10}\\n");
        assertThat(bench.log).anyMatch(line -> line.contains("kept free"));

        Files.writeString(
                config,
                Files.readString(config)
                        .replaceAll("additional_free_space = \\d+", "additional_free_space = 12345678"));
        assertThat(bench.create("two")).isInstanceOf(Succeeded.class);
        assertThat(config).content().contains("additional_free_space = 12345678");
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void what_fails_says_why(Path executable, @TempDir Path folder) throws Exception {
        var bench = new Bench(executable, folder);
        bench.file("a", "x");
        assertThat(kind(() -> bench.borg.info(bench.target))).isEqualTo(Kind.REPOSITORY_MISSING);
        bench.borg.init(bench.target, Encryption.REPOKEY);
        assertThat(kind(() -> bench.borg.init(bench.target, Encryption.REPOKEY)))
                .isEqualTo(Kind.REPOSITORY_EXISTS);
        var wrong = new Target(bench.target.path(), Secret.of("wrong"), false);
        assertThat(kind(() -> bench.borg.info(wrong))).isEqualTo(Kind.PASSPHRASE_WRONG);
        assertThat(kind(() -> bench.borg.archive(bench.target, "no"))).isEqualTo(Kind.ARCHIVE_MISSING);
        assertThat(kind(() -> bench.borg.archive(bench.target, "a/b"))).isEqualTo(Kind.INVALID);
        assertThat(kind(() -> bench.borg.info(new Target("host:repo", Secret.empty(), false))))
                .isEqualTo(Kind.INVALID);

        assertThat(bench.create("one")).isInstanceOf(Succeeded.class);
        assertThat(failed(bench.create("one"))).isEqualTo(Kind.ARCHIVE_EXISTS);
        assertThat(failed(bench.create("-x"))).isEqualTo(Kind.INVALID);
        var nothing = Parameters.none().with("archive", "two").with("sources", "/no/such");
        assertThat(failed(bench.create(nothing))).isEqualTo(Kind.SOURCE_MISSING);
        assertThat(bench.create(nothing.with("sources", List.of("/no/such", bench.sources.toString()))))
                .isInstanceOfSatisfying(Warned.class, warned -> assertThat(warned.message())
                        .isEqualTo("The source /no/such does not exist; the rest was backed up."));

        var delete = new DeleteOperation(bench.program);
        var one = bench.job("delete", Parameters.none().with("archive", "one"));
        assertThat(delete.run(one)).isInstanceOf(Succeeded.class);
        assertThat(failed(delete.run(one))).isEqualTo(Kind.ARCHIVE_MISSING);
        assertThat(bench.borg.archives(bench.target)).extracting(Archive::name).containsExactly("two");
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void a_pattern_that_borg_cannot_read_is_told_in_its_own_words(Path executable, @TempDir Path folder)
            throws Exception {
        var bench = new Bench(executable, folder);
        bench.file("a", "x");
        bench.borg.init(bench.target, Encryption.REPOKEY);

        var end = bench.create(Parameters.none()
                .with("archive", "one")
                .with("sources", bench.sources.toString())
                .with("excludes", "re:("));

        assertThat(end).isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.failure().message()).contains("unterminated subpattern");
            assertThat(failed.failure().evidence()).contains("unterminated subpattern");
        });
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void a_locked_repository_is_told_and_can_be_read_past_the_lock(Path executable, @TempDir Path folder)
            throws Exception {
        var bench = new Bench(executable, folder);
        bench.borg.init(bench.target, Encryption.REPOKEY);
        // A lock of another machine: borg cannot know whether its holder is alive.
        var lock = Files.createDirectory(Path.of(bench.target.path(), "lock.exclusive"));
        Files.createFile(lock.resolve("other@123456789.1-0"));

        assertThat(kind(() -> bench.borg.info(bench.target))).isEqualTo(Kind.LOCKED);
        var past = new Target(bench.target.path(), Bench.PASSPHRASE, true);
        assertThat(bench.borg.archives(past)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void a_key_leaves_and_comes_back(Path executable, @TempDir Path folder) throws Exception {
        var bench = new Bench(executable, folder);
        bench.borg.init(bench.target, Encryption.KEYFILE);
        var key = bench.borg.exportKey(bench.target);
        assertThat(key.reveal()).startsWith("BORG_KEY ");
        try (var keys = Files.list(folder.resolve("data/borg/.config/borg/keys"))) {
            for (var file : keys.toList()) {
                Files.delete(file);
            }
        }

        assertThat(kind(() -> bench.borg.info(bench.target))).isEqualTo(Kind.KEY_MISSING);
        assertThat(kind(() -> bench.borg.importKey(bench.target, Secret.of("nonsense"))))
                .isEqualTo(Kind.INVALID);
        bench.borg.importKey(bench.target, key);
        assertThat(bench.borg.info(bench.target).encryption()).isEqualTo("keyfile");
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void cancelling_a_create_leaves_no_lock_no_archive_and_no_process(Path executable, @TempDir Path folder)
            throws Exception {
        var bench = new Bench(executable, folder);
        var random = new Random(1);
        var bytes = new byte[1 << 20];
        for (var i = 0; i < 150; i++) {
            random.nextBytes(bytes);
            Files.write(bench.sources.resolve("file" + i), bytes);
        }
        bench.borg.init(bench.target, Encryption.REPOKEY);
        var outcome = new AtomicReference<Throwable>();
        var worker = new Thread(() -> {
            try {
                bench.create(Parameters.none()
                        .with("archive", "big")
                        .with("sources", bench.sources.toString())
                        .with("compression", "lzma,9"));
            } catch (Throwable e) {
                outcome.set(e);
            }
        });
        worker.start();
        while (bench.progress.stream().noneMatch(sample -> sample.originalSize() > 0)) {
            LockSupport.parkNanos(10_000_000);
        }
        assertThat(bench.processes()).isNotEmpty();
        worker.interrupt();
        worker.join();

        assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
        assertThat(Path.of(bench.target.path(), "lock.exclusive")).doesNotExist();
        assertThat(bench.processes()).isEmpty();
        assertThat(folder.resolve("data/run")).isEmptyDirectory();
        assertThat(bench.borg.archives(bench.target)).isEmpty();
        bench.file("a", "x");
        assertThat(bench.borg.info(bench.target).encryption()).isEqualTo("repokey");
    }

    private static Path unpacked(Bench bench, String path, Path folder) throws Exception {
        var tar = folder.resolveSibling(folder.getFileName() + ".tar");
        try (var out = Files.newOutputStream(tar)) {
            bench.borg.exportTar(bench.target, "one", path, out);
        }
        var unpacking = new ProcessBuilder("tar", "-xf", tar.toString(), "-C", folder.toString())
                .inheritIO()
                .start();
        assertThat(unpacking.waitFor()).isZero();
        return folder;
    }

    private interface Asked {
        void ask() throws BorgFailedException, IOException, InterruptedException;
    }

    private static Kind kind(Asked asked) {
        var thrown = catchThrowableOfType(BorgFailedException.class, asked::ask);
        return thrown.failure().kind();
    }

    private static Kind failed(Object ended) {
        return ((Failed) ended).failure().kind();
    }
}
