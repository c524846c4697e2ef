package org.borgui.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.function.BiConsumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;

/**
 * The command line of a framework in this process. It is met through types of the JDK: the launcher sees none of the
 * bundles' own.
 */
record InProcess(BundleContext framework, String filter) {

    /** Has a talk with it over two pipes. */
    int have(CommandTalk talk) throws IOException {
        BiConsumer<InputStream, OutputStream> line = line();
        Pipe there = Pipe.open();
        Pipe back = Pipe.open();
        Thread thread = new Thread(
                () -> {
                    try (InputStream in = Channels.newInputStream(there.source());
                            OutputStream out = Channels.newOutputStream(back.sink())) {
                        line.accept(in, out);
                    } catch (IOException e) {
                        Console.warn("the command line: " + e.getMessage());
                    }
                },
                "command");
        thread.setDaemon(true);
        thread.start();
        try (InputStream in = Channels.newInputStream(back.source());
                OutputStream out = Channels.newOutputStream(there.sink())) {
            return talk.over(in, out);
        }
    }

    @SuppressWarnings("unchecked") // the property promises it
    private BiConsumer<InputStream, OutputStream> line() {
        try {
            return framework.getServiceReferences(BiConsumer.class, filter).stream()
                    .map(framework::getService)
                    .findFirst()
                    .orElseThrow(() -> new LaunchException(ExitCode.NOT_STARTED, "no command line; the log says why"));
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(filter, e);
        }
    }
}
