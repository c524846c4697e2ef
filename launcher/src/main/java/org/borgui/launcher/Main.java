package org.borgui.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.osgi.framework.BundleException;

/** The entry: does what the command line asks, and ends the process with an {@link ExitCode}. */
public final class Main {

    private static final String LOG_SETTINGS = "logback.configurationFile";

    private Main() {}

    /** Never returns. */
    public static void main(String[] words) {
        int code;
        try {
            code = run(Arguments.parse(List.of(words), defaultHome()), System.getenv());
        } catch (LaunchException e) {
            Console.error(e.reason());
            code = e.code().number();
        } catch (BundleException | IOException e) {
            Console.error("the framework failed: " + e);
            code = ExitCode.FRAMEWORK.number();
        } catch (InterruptedException e) {
            code = ExitCode.FRAMEWORK.number();
        } catch (RuntimeException | LinkageError e) {
            e.printStackTrace();
            code = ExitCode.FRAMEWORK.number();
        }
        System.out.flush();
        System.err.flush();
        Runtime.getRuntime().halt(code);
    }

    private static int run(Arguments arguments, Map<String, String> environment)
            throws BundleException, IOException, InterruptedException {
        Layout layout = Layout.of(arguments.home(), environment);
        return switch (arguments.command()) {
            case RUN -> serve(layout).number();
            case VERIFY -> verify(layout).number();
            case DOCTOR -> new Doctor(layout, environment).examine().number();
            case VERSION -> {
                System.out.println("Borg UI " + Version.text());
                yield ExitCode.OK.number();
            }
            case COMMAND -> command(layout, arguments.words());
        };
    }

    /** Standard output is for what the command says; the log goes to standard error, and tells of trouble alone. */
    private static int command(Layout layout, List<String> words)
            throws BundleException, IOException, InterruptedException {
        PrintStream out = System.out;
        System.setOut(System.err);
        System.setProperty("LOG_LEVEL", "WARN");
        settings(layout);
        return new CommandRun(layout, words, out).run();
    }

    private static ExitCode serve(Layout layout) throws BundleException, IOException, InterruptedException {
        FileNames.requireUtf8();
        Beforehand.begin();
        FeatureSet features = FeatureReader.read(layout.features());
        new Repository(layout.repository()).requireAll(features);
        try (DataDirectory data = DataDirectory.open(layout)) {
            if (data.isOpenToOthers()) {
                Console.warn("others can read " + layout.data() + "; chmod o-rwx " + layout.data() + " is better");
            }
            settings(layout);
            return new Launch(layout, features).run();
        }
    }

    private static ExitCode verify(Layout layout) throws BundleException, IOException, InterruptedException {
        FeatureSet features = FeatureReader.read(layout.features());
        Repository repository = new Repository(layout.repository());
        repository.requireAll(features);
        repository.requireNothingElse(features);
        Path storage = Files.createTempDirectory("borg-ui-verify");
        try {
            new Launch(layout, features).verify(storage);
        } finally {
            delete(storage);
        }
        Console.info(features.bundles().size() + " bundles resolve, and nothing else lies in " + layout.repository());
        return ExitCode.OK;
    }

    /** Tells the log where settings of one's own are; without them org.borgui.logging.console has its own. */
    private static void settings(Layout layout) {
        Path own = layout.config().resolve("logback.xml");
        if (System.getProperty(LOG_SETTINGS) == null && Files.exists(own)) {
            System.setProperty(LOG_SETTINGS, own.toString());
        }
    }

    /** launcher.jar lies in lib/ of the home. */
    private static Path defaultHome() {
        Path jar = Path.of(URI.create(
                Main.class.getProtectionDomain().getCodeSource().getLocation().toString()));
        return jar.resolveSibling("..").normalize();
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
