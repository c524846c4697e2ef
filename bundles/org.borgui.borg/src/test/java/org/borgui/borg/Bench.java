package org.borgui.borg;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.borgui.api.JobId;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Progress;
import org.borgui.api.job.Trigger;
import org.borgui.api.repository.BackupSettings;
import org.borgui.api.repository.Encryption;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryFacts;
import org.borgui.api.system.DataDirectory;
import org.borgui.process.JdkProcessRunner;
import org.borgui.spi.borg.Target;
import org.borgui.spi.job.JobContext;

/** A real borg with a folder of its own: its base, a repository's place and something to back up. */
final class Bench {

    static final Secret PASSPHRASE = Secret.of("geheim pä");

    final Path folder;
    final Path sources;
    final Target target;
    final BorgProgram program;
    final ProgramBorg borg;
    final List<String> log = new CopyOnWriteArrayList<>();
    final List<Progress> progress = new CopyOnWriteArrayList<>();
    final Map<String, String> found = new ConcurrentHashMap<>();

    Bench(Path executable, Path folder) throws Exception {
        if (!Files.isExecutable(executable)) {
            if ("1".equals(System.getenv("BORGUI_REQUIRE_BORG"))) {
                fail(executable + " is missing; launcher/test-tools/borg-1.4 and the package borgbackup bring it");
            }
            assumeTrue(false, executable + " is missing");
        }
        this.folder = folder;
        this.sources = Files.createDirectories(folder.resolve("src"));
        this.target = new Target(folder.resolve("repo").toString(), PASSPHRASE, false);
        var data = new Data(folder);
        this.program = new BorgProgram(
                new JdkProcessRunner(data),
                data.folder("borg"),
                executable.toString(),
                1,
                Duration.ofMinutes(1),
                Duration.ofMinutes(1));
        this.borg = new ProgramBorg(program);
    }

    static List<Path> borgs() {
        var home = System.getenv("BORG14_DIR");
        var folder =
                home == null ? Path.of(System.getProperty("user.home"), ".cache/borg-ui-test/borg-1.4") : Path.of(home);
        return List.of(Path.of("/usr/bin/borg"), folder.resolve("borg"));
    }

    JobState.Ended create(String archive) throws InterruptedException {
        return create(Parameters.none().with("archive", archive).with("sources", sources.toString()));
    }

    JobState.Ended create(Parameters parameters) throws InterruptedException {
        return new CreateOperation(program).run(job("create", parameters));
    }

    Path file(String name, String content) throws IOException {
        var file = sources.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, content);
    }

    /** Where a file lies in an archive. */
    String inArchive(String name) {
        return sources.resolve(name).toString().substring(1);
    }

    JobContext job(String operation, Parameters parameters) {
        var now = Instant.EPOCH;
        var repository = new Repository(
                new RepositoryId(1),
                "r",
                target.path(),
                Encryption.REPOKEY,
                false,
                false,
                new BackupSettings(List.of(), List.of(), "lz4", false, false, null),
                Map.of(),
                RepositoryFacts.unknown(),
                now,
                now);
        var job = new Job(
                new JobId(1),
                repository.id(),
                target.path(),
                operation,
                parameters,
                "test",
                Trigger.MANUAL,
                null,
                now,
                now,
                new JobState.Running(now),
                null,
                Parameters.none());
        return new Context(job, repository, this);
    }

    private record Data(Path path) implements DataDirectory {
        @Override
        public Path folder(String name) {
            try {
                return Files.createDirectories(path.resolve("data").resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private record Context(Job job, Repository repository, Bench bench) implements JobContext {
        @Override
        public Target target() {
            return bench.target;
        }

        @Override
        public void log(String line) {
            bench.log.add(line);
        }

        @Override
        public void progress(Progress progress) {
            bench.progress.add(progress);
        }

        @Override
        public void found(String name, String value) {
            bench.found.put(name, value);
        }
    }

    /** What runs with a path of this bench among its words. */
    List<String> processes() {
        return ProcessHandle.current()
                .descendants()
                .map(process -> process.info().commandLine().orElse(""))
                .filter(words -> words.contains(folder.toString()))
                .toList();
    }
}
