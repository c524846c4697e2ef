package org.borgui.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Closes connections whose request does not come to the end of its header in time. Jetty's own limit begins anew with each
 * byte, so that a byte now and then keeps a connection for hours. Looks twice within that time, at most once a second.
 */
final class SlowHeaders extends Handler.Wrapper {

    /** A connection between two requests: how many it had, how much was read then, and since when there is more. */
    private record Waiting(long requests, long read, long since) {

        static Waiting of(Connection connection) {
            var requests = connection.getMessagesIn();
            return new Waiting(requests, requests == 0 ? 0 : connection.getBytesIn(), NOTHING);
        }

        Waiting at(Connection connection, long now) {
            return since == NOTHING && connection.getBytesIn() > read ? new Waiting(requests, read, now) : this;
        }
    }

    private static final long NOTHING = Long.MIN_VALUE;

    private final ServerConnector connector;
    private final long longest;
    private final long pause;
    private final Set<Connection> working = ConcurrentHashMap.newKeySet();
    private Map<EndPoint, Waiting> waiting = new HashMap<>();

    SlowHeaders(Handler next, ServerConnector connector, Duration longest) {
        super(next);
        this.connector = connector;
        this.longest = longest.toNanos();
        this.pause = Math.min(1_000, longest.toMillis() / 2);
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        lookAgain();
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        var connection = request.getConnectionMetaData().getConnection();
        working.add(connection);
        Request.addCompletionListener(request, failure -> working.remove(connection));
        return super.handle(request, response, callback);
    }

    private void lookAgain() {
        if (!isStopping() && !isStopped()) {
            connector.getScheduler().schedule(this::look, pause, TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        var now = System.nanoTime();
        var still = new HashMap<EndPoint, Waiting>();
        for (var endPoint : connector.getConnectedEndPoints()) {
            var connection = endPoint.getConnection();
            if (connection == null || working.contains(connection)) {
                continue;
            }
            var known = waiting.get(endPoint);
            if (known == null || known.requests() != connection.getMessagesIn()) {
                known = Waiting.of(connection);
            }
            if (known.since() != NOTHING && now - known.since() > longest) {
                endPoint.close();
            } else {
                still.put(endPoint, known.at(connection, now));
            }
        }
        waiting = still;
        lookAgain();
    }
}
