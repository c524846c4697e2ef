package org.borgui.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.osgi.framework.BundleException;

/**
 * A command that needs the server's state: asked of the running server, or, when none runs, of a framework that has neither
 * web server nor jobs and ends with the command.
 */
final class CommandRun {

    /** A server that begins makes its socket after it has locked the directory; one that ends removes it before. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final long AGAIN_MILLIS = 50;

    private final Layout layout;
    private final CommandTalk talk;

    /** @param out standard output, for what the command says and nothing else */
    CommandRun(Layout layout, List<String> words, PrintStream out) {
        this.layout = layout;
        this.talk = new CommandTalk(words, new Typing(out));
    }

    /** Answers the command's own exit code. */
    int run() throws BundleException, IOException, InterruptedException {
        FileNames.requireUtf8();
        requireData();
        Optional<SocketChannel> server = running();
        return server.isPresent() ? whileRunning(server.get()) : whileStopped();
    }

    /** The server at the other end of its socket; none when nobody uses the data directory any more. */
    private Optional<SocketChannel> running() throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        boolean told = false;
        while (DataDirectory.isInUse(layout)) {
            try {
                return Optional.of(SocketChannel.open(UnixDomainSocketAddress.of(layout.socket())));
            } catch (IOException | IllegalArgumentException e) {
                if (System.nanoTime() - end > 0) {
                    throw notReached(e);
                }
            }
            if (!told) {
                Console.info(
                        "a server has the data directory and cannot be reached: waiting whether it begins or ends");
                told = true;
            }
            TimeUnit.MILLISECONDS.sleep(AGAIN_MILLIS);
        }
        return Optional.empty();
    }

    private LaunchException notReached(Exception e) {
        return new LaunchException(
                ExitCode.DATA_DIRECTORY,
                "a server runs with the data directory " + layout.data() + ", and cannot be reached by "
                        + layout.socket() + " (" + e.getMessage() + "); call borg-ui as the user of the server once it"
                        + " is ready, or stop the server first");
    }

    private void requireData() {
        Path data = layout.data();
        try (Stream<Path> inside = Files.list(data)) {
            if (inside.findAny().isPresent()) {
                return;
            }
        } catch (IOException e) {
            throw new LaunchException(
                    ExitCode.DATA_DIRECTORY, "the data directory " + data + " cannot be read (" + e + ")" + remedy());
        }
        throw new LaunchException(ExitCode.DATA_DIRECTORY, "no server has run with " + data + remedy());
    }

    private static String remedy() {
        return "; set DATA_DIR to the folder that the server uses. Without it borg-ui knows run, doctor, verify and version";
    }

    private int whileRunning(SocketChannel channel) {
        try (channel) {
            return talk.over(Channels.newInputStream(channel), Channels.newOutputStream(channel));
        } catch (IOException e) {
            throw new LaunchException(
                    ExitCode.INTERRUPTED,
                    "the server hung up before the command had come to its end: it stops, or is too busy. Look"
                            + " whether the command has done its work, and call it again");
        }
    }

    private int whileStopped() throws BundleException, IOException, InterruptedException {
        DataDirectory.requireOwn(layout);
        Beforehand.begin();
        FeatureSet features = FeatureReader.read(layout.features());
        new Repository(layout.repository()).requireAll(features);
        DataDirectory data = DataDirectory.open(layout);
        try {
            return new Launch(layout, features).run(talk);
        } finally {
            data.close();
        }
    }
}
