package org.borgui.command;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.borgui.api.system.DataDirectory;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The socket {@code DATA_DIR/run/command}, by which {@code borg-ui} reaches the running server. It lies in a folder that
 * the owner of the data directory alone may enter; there is no other proof of who calls, and none is needed.
 */
// immediate: nobody asks for it
@Component(
        service = {},
        immediate = true)
public final class CommandSocket {

    /** Framework property: a framework for one command, which the launcher hands over itself. */
    static final String ONE_COMMAND = "borgui.command";

    private static final Logger LOG = LoggerFactory.getLogger(CommandSocket.class);
    private static final int AT_ONCE = 8;
    private static final int IDLE_SECONDS = 10;
    private static final int PATIENCE_SECONDS = 2;
    private static final int AGAIN_SECONDS = 1;

    private final CommandLine line;
    private final Path file;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final ThreadPoolExecutor workers =
            new ThreadPoolExecutor(0, AT_ONCE + 1, IDLE_SECONDS, TimeUnit.SECONDS, new SynchronousQueue<>(), work -> {
                var thread = new Thread(work, "command");
                thread.setDaemon(true);
                return thread;
            });
    private final ServerSocketChannel server;

    @Activate
    public CommandSocket(BundleContext context, @Reference DataDirectory data, @Reference CommandLine line)
            throws IOException {
        this(data.folder("run"), line, context.getProperty(ONE_COMMAND) == null);
    }

    CommandSocket(Path folder, CommandLine line, boolean listens) throws IOException {
        this.line = line;
        this.file = folder.resolve("command");
        this.server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        if (listens) {
            listen();
        }
    }

    /** Who holds the data directory owns what lies there: a socket that is there already is of a server that was killed. */
    private void listen() throws IOException {
        try {
            // before there is a socket, which others could use until its own rights are set
            Files.setPosixFilePermissions(file.resolveSibling("."), PosixFilePermissions.fromString("rwx------"));
            Files.deleteIfExists(file);
            server.bind(UnixDomainSocketAddress.of(file));
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
            workers.execute(this::accept);
        } catch (IOException e) {
            LOG.warn(
                    "borg-ui cannot reach this server by {} ({}): its commands work while the server is stopped only. A"
                            + " path of at most 100 letters on a local disk can hold a socket.",
                    file,
                    e.getMessage());
            server.close();
        }
    }

    /** What goes wrong with one caller, such as too many open files, keeps out no other: the server may be here for months. */
    private void accept() {
        do {
            try {
                begin(server.accept());
            } catch (ClosedChannelException e) {
                LOG.debug("No more commands", e);
            } catch (IOException e) {
                LOG.warn(
                        "A call of borg-ui was not taken ({}). The next is taken in {} s", e.toString(), AGAIN_SECONDS);
                awaitTheClose();
            }
        } while (server.isOpen());
    }

    /** For a while: what is wrong does not pass at once. */
    private void awaitTheClose() {
        try {
            var unused = closed.await(AGAIN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the next accept ends by it
        }
    }

    private void begin(SocketChannel channel) throws IOException {
        open.add(channel);
        try {
            workers.execute(() -> talk(channel));
        } catch (RejectedExecutionException e) {
            open.remove(channel);
            channel.close();
        }
    }

    private void talk(SocketChannel channel) {
        try (channel) {
            line.accept(Channels.newInputStream(channel), Channels.newOutputStream(channel));
        } catch (IOException e) {
            LOG.debug("A socket did not close", e);
        } finally {
            open.remove(channel);
        }
    }

    @Deactivate
    void close() throws IOException, InterruptedException {
        var listened = server.isOpen() && server.getLocalAddress() != null;
        server.close();
        closed.countDown();
        if (listened) {
            Files.deleteIfExists(file);
        }
        workers.shutdown(); // not interrupted: that would tear a file from the hands of whoever is writing one
        for (var channel : open) {
            channel.close();
        }
        if (!workers.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("A command of borg-ui is still at work");
        }
    }
}
