package org.borgui.launcher;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Jars that lie in plugins/: nothing starts them, and whoever put them there is told. */
final class IgnoredPlugins {

    private IgnoredPlugins() {}

    static void warn(Path folder) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path jar : jars) {
                Console.warn(jar + " is not started: plugins are verified and installed by the plugin manager,"
                        + " which this version does not have");
            }
        } catch (IOException e) {
            Console.warn("cannot look into " + folder + ": " + e.getMessage());
        }
    }
}
