package org.borgui.launcher;

import java.nio.file.Path;
import java.util.Map;

/**
 * Where things lie.
 *
 * @param home the unpacked distribution, only read
 * @param config the configuration files, only read
 * @param data everything the server keeps
 */
record Layout(Path home, Path config, Path data) {

    /** {@code DATA_DIR} and {@code CONFIG_DIR}, where set, take the place of the folders beside the program. */
    static Layout of(Path home, Map<String, String> environment) {
        return new Layout(
                home,
                folder(environment.getOrDefault("CONFIG_DIR", ""), home.resolve("config")),
                folder(environment.getOrDefault("DATA_DIR", ""), home.resolve("data")));
    }

    Path features() {
        return home.resolve("features");
    }

    Path repository() {
        return home.resolve("repository");
    }

    /** The framework's storage; emptied at each start. */
    Path cache() {
        return data.resolve("cache").resolve("felix");
    }

    /** By which a running server is asked for commands. */
    Path socket() {
        return data.resolve("run").resolve("command");
    }

    /** The lock of whoever uses the data directory. */
    Path lock() {
        return data.resolve("cache").resolve("lock");
    }

    /** For files that need not outlive the process. */
    Path temporary() {
        return data.resolve("cache").resolve("tmp");
    }

    /** Replaces {@code {{home}}}, {@code {{config}}} and {@code {{data}}} in a value of a feature. */
    String fill(String value) {
        return value.replace("{{home}}", home.toString())
                .replace("{{config}}", config.toString())
                .replace("{{data}}", data.toString());
    }

    private static Path folder(String wanted, Path otherwise) {
        return (wanted.isEmpty() ? otherwise : Path.of(wanted)).toAbsolutePath().normalize();
    }
}
