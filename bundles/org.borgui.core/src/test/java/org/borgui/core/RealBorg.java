package org.borgui.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.borgui.api.system.DataDirectory;
import org.borgui.borg.BorgProgram;
import org.borgui.process.JdkProcessRunner;

/** The installed borg: as the server runs it, and by another hand. */
public final class RealBorg {

    private static final Path PROGRAM = Path.of("/usr/bin/borg");

    /** The server's. */
    public final BorgProgram program;

    private final Path base;

    public RealBorg(DataDirectory data) throws IOException, InterruptedException {
        program = new BorgProgram(new JdkProcessRunner(data), data, config(Map.of("lockWait", 1)));
        base = data.folder("another-hand");
    }

    /** Whether there is one; where it is required, its absence is found by the tests of {@code borg}. */
    public static boolean isThere() {
        return Files.isExecutable(PROGRAM);
    }

    private static BorgProgram.Config config(Map<String, Object> given) {
        return (BorgProgram.Config) Proxy.newProxyInstance(
                BorgProgram.Config.class.getClassLoader(),
                new Class<?>[] {BorgProgram.Config.class},
                (self, method, words) -> given.getOrDefault(method.getName(), method.getDefaultValue()));
    }

    /** Runs borg by another hand, which has to succeed; answers what it said. */
    public String run(String... words) {
        try {
            var process = start(words);
            process.getOutputStream().close();
            var said = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor()).as("%s: %s", List.of(words), said).isZero();
            return said;
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts borg by another hand, as the head of a process group of its own. */
    public Process start(String... words) throws IOException {
        var all = new ArrayList<>(List.of("setsid", PROGRAM.toString(), "--lock-wait=5"));
        all.addAll(List.of(words));
        var builder = new ProcessBuilder(all).redirectErrorStream(true);
        builder.environment().put("BORG_BASE_DIR", base.toString());
        builder.environment().put("BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK", "yes");
        return builder.start();
    }
}
