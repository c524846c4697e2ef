package org.borgui.egress;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/** Sockets that judge where they are connected to, by name and address, and are closed when their time is over. */
final class JudgedSockets extends SocketFactory implements AutoCloseable {

    private final Egress egress;
    private final Lifetimes lifetimes;

    JudgedSockets(Egress egress, Duration lifetime) {
        this.egress = egress;
        this.lifetimes = new Lifetimes(lifetime);
    }

    @Override
    public Socket createSocket() {
        return new Judged(egress, lifetimes);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), null);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port), new InetSocketAddress(local, localPort));
    }

    private Socket connected(InetSocketAddress to, @Nullable InetSocketAddress from) throws IOException {
        var socket = createSocket();
        try {
            if (from != null) {
                socket.bind(from);
            }
            socket.connect(to);
            return socket;
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    @Override
    public void close() {
        lifetimes.close();
    }

    private static final class Judged extends Socket {

        private final Egress egress;
        private final Lifetimes lifetimes;

        Judged(Egress egress, Lifetimes lifetimes) {
            this.egress = egress;
            this.lifetimes = lifetimes;
        }

        @Override
        public void connect(SocketAddress to, int timeout) throws IOException {
            if (!(to instanceof InetSocketAddress place)) {
                throw new IOException("There is no way to " + to);
            }
            var address = egress.resolve(place.getHostString()).get(0);
            lifetimes.begin(this);
            super.connect(new InetSocketAddress(address, place.getPort()), timeout);
        }

        @Override
        public void connect(SocketAddress to) throws IOException {
            connect(to, 0);
        }

        @Override
        public synchronized void close() throws IOException {
            lifetimes.end(this);
            super.close();
        }
    }
}
