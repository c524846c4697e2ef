package org.borgui.catalog;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.borgui.api.Secret;
import org.borgui.api.system.DataDirectory;
import org.borgui.borg.BorgProgram;
import org.borgui.borg.ProgramBorg;
import org.borgui.process.JdkProcessRunner;
import org.borgui.spi.borg.Target;

/** The installed borg with an unencrypted repository, as the server speaks to it. */
final class RealBorg {

    private static final Path BORG = Path.of("/usr/bin/borg");

    final Path sources;
    final Target target;
    final ProgramBorg borg;
    private final Path folder;

    RealBorg(Path folder) throws IOException, InterruptedException {
        if (!Files.isExecutable(BORG)) {
            if ("1".equals(System.getenv("BORGUI_REQUIRE_BORG"))) {
                fail(BORG + " is missing; the package borgbackup brings it");
            }
            assumeTrue(false, BORG + " is missing");
        }
        this.folder = folder;
        sources = Files.createDirectories(folder.resolve("sources"));
        target = new Target(folder.resolve("borg-repository").toString(), Secret.empty(), false);
        var data = new Data(folder.resolve("data"));
        borg = new ProgramBorg(new BorgProgram(new JdkProcessRunner(data), data, config()));
        if (!Files.exists(Path.of(target.path()))) {
            run("init", "--encryption=none", target.path());
        }
    }

    void create(String archive) throws IOException, InterruptedException {
        run("create", target.path() + "::" + archive, "sources");
    }

    /** Runs borg in the folder that the sources lie in, by itself; its output goes nowhere. */
    void run(String... words) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(BORG.toString()));
        command.addAll(List.of(words));
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("BORG_BASE_DIR", folder.resolve("data/borg").toString());
        builder.environment().put("LC_ALL", "C.UTF-8");
        builder.environment().put("BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK", "yes");
        int code = builder.start().waitFor();
        if (code != 0) {
            throw new IOException("borg ended with " + code);
        }
    }

    private static BorgProgram.Config config() {
        return (BorgProgram.Config) Proxy.newProxyInstance(
                RealBorg.class.getClassLoader(),
                new Class<?>[] {BorgProgram.Config.class},
                (proxy, method, arguments) -> method.getDefaultValue());
    }

    private record Data(Path path) implements DataDirectory {
        @Override
        public Path folder(String name) {
            try {
                return Files.createDirectories(path.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
