package org.borgui.egress;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes sockets that are open for too long. A timeout of a socket begins anew with each byte, and no interrupt ends its
 * reading: without this a server that says one line every few seconds would hold a thread for ever.
 */
final class Lifetimes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Lifetimes.class);

    private final Duration lifetime;
    private final Map<Socket, Future<?>> open = new ConcurrentHashMap<>();
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, task -> {
        var thread = new Thread(task, "egress-lifetimes");
        thread.setDaemon(true);
        return thread;
    });

    Lifetimes(Duration lifetime) {
        this.lifetime = lifetime;
        timer.setRemoveOnCancelPolicy(true); // with an empty queue the thread ends
        timer.setKeepAliveTime(1, TimeUnit.SECONDS);
        timer.allowCoreThreadTimeOut(true);
    }

    /** Begins the time of a socket that is about to connect. */
    void begin(Socket socket) throws IOException {
        try {
            var end = timer.schedule(() -> close(socket), lifetime.toMillis(), TimeUnit.MILLISECONDS);
            open.put(socket, end);
            if (socket.isClosed() || timer.isShutdown()) {
                close(socket);
            }
        } catch (RejectedExecutionException e) {
            throw new IOException("This server is stopping and opens no more connections.", e);
        }
    }

    void end(Socket socket) {
        var end = open.remove(socket);
        if (end != null) {
            end.cancel(false);
        }
    }

    private void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            LOG.warn("A connection could not be closed", e);
        }
    }

    /** Closes what is open. */
    @Override
    public void close() {
        timer.shutdownNow();
        open.keySet().forEach(this::close);
    }
}
