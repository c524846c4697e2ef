package org.borgui.itest;

import static org.ops4j.pax.exam.CoreOptions.bundle;
import static org.ops4j.pax.exam.CoreOptions.cleanCaches;
import static org.ops4j.pax.exam.CoreOptions.frameworkProperty;
import static org.ops4j.pax.exam.CoreOptions.frameworkStartLevel;
import static org.ops4j.pax.exam.CoreOptions.junitBundles;
import static org.ops4j.pax.exam.CoreOptions.systemProperty;
import static org.ops4j.pax.exam.CoreOptions.systemTimeout;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Constants;

/** All of the distribution in the framework of a test, with a configuration and a data directory of its own. */
final class Server {

    static final String PASSWORD = "nine-quiet-lanterns-7";
    static final String SECRET_KEY = "a key that only the tests of this build know";

    private static final String PORT = "itest.port";
    private static final int LEVEL = 80;
    private static final int TIMEOUT_MILLIS = 60_000;

    private Server() {}

    /** Options for a test; each gets a new, empty server, with more lines of its configuration of HTTP. */
    static Option[] options(String name, String... http) throws IOException {
        var work = Files.createDirectories(Path.of(System.getProperty("itest.work")));
        var folder = Files.createTempDirectory(work.toRealPath(), name);
        var config = Files.createDirectories(folder.resolve("config"));
        var data = folder.resolve("data");
        var roots = Files.createDirectories(folder.resolve("roots"));
        int port = freePort();
        configure(config, data, roots, port, http);
        var distribution = new Distribution();
        var options = new ArrayList<Option>(List.of(
                cleanCaches(),
                junitBundles(),
                systemTimeout(TIMEOUT_MILLIS),
                frameworkStartLevel(LEVEL),
                systemProperty(PORT).value(Integer.toString(port)),
                systemProperty("logback.configurationFile").value(logging().toString())));
        distribution
                .properties(config, data)
                .forEach((key, value) -> options.add(frameworkProperty(key).value(value)));
        for (var found : distribution.bundles()) {
            options.add(bundle(found.jar().toUri().toString())
                    .startLevel(found.level())
                    .start(!isFragment(found.jar())));
        }
        return options.toArray(Option[]::new);
    }

    /** The address of the server of this test. */
    static String url(String path) {
        return "http://127.0.0.1:" + System.getProperty(PORT) + path;
    }

    private static void configure(Path config, Path data, Path roots, int port, String... http) throws IOException {
        write(config, "org.borgui.files", "dataDir=\"" + data + "\"", "roots=\"" + roots + "\"");
        write(config, "org.borgui.vault", ".secretKey=\"" + SECRET_KEY + "\"");
        write(config, "org.borgui.access.firstadmin", "initialAdminPassword=\"" + PASSWORD + "\"");
        var listening = Stream.of("host=\"127.0.0.1\"", "port=I\"" + port + "\"");
        write(
                config,
                "org.borgui.http",
                Stream.concat(listening, Stream.of(http)).toArray(String[]::new));
    }

    private static void write(Path config, String pid, String... lines) throws IOException {
        Files.write(config.resolve(pid + ".config"), Stream.of(lines).toList());
    }

    private static boolean isFragment(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Constants.FRAGMENT_HOST) != null;
        }
    }

    private static Path logging() {
        var url = Server.class.getResource("/logback-itest.xml");
        return Path.of(String.valueOf(url).replaceFirst("^file:", ""));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
