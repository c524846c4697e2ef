package org.borgui.testkit.web;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.borgui.api.RefusedException;
import org.borgui.spi.signin.Identity;
import org.borgui.spi.signin.RequestSignIn;
import org.borgui.spi.web.HttpListener;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty on a free port of this machine: asks a way to sign in who makes each request, and tells what it said. */
public final class SignInServer implements HttpListener, AutoCloseable {

    /** What came of one request: an identity, nobody, or a refusal. */
    public record Said(Optional<Identity> identity, Optional<RefusedException> refusal) {

        /** 200 for somebody, 401 for nobody, else that of the refusal. */
        public int status() {
            return refusal.map(error -> error.reason().status()).orElseGet(() -> identity.isPresent() ? 200 : 401);
        }
    }

    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);
    private final List<Said> said = new ArrayList<>();
    private final boolean loopback;
    private final Set<InetAddress> proxies;
    private volatile Map<String, ?> attributes = Map.of();
    private volatile Function<HttpServletRequest, Optional<Identity>> way = request -> Optional.empty();

    /** A server that says of itself that it listens on loopback alone or not, and which addresses are proxies. */
    public SignInServer(boolean loopback, Set<InetAddress> proxies) throws Exception {
        this.loopback = loopback;
        this.proxies = Set.copyOf(proxies);
        var context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new Asking()), "/*");
        server.setHandler(context);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.start();
    }

    /** Whom to ask from now on. */
    public SignInServer with(RequestSignIn asked) {
        way = asked::identify;
        return this;
    }

    /** Attributes that each request has from now on, beside that of its peer. */
    public SignInServer with(Map<String, ?> given) {
        attributes = given;
        return this;
    }

    @Override
    public boolean isLoopback() {
        return loopback;
    }

    @Override
    public boolean hasProxies() {
        return !proxies.isEmpty();
    }

    @Override
    public boolean isProxy(InetAddress peer) {
        return proxies.contains(peer);
    }

    /** A request from 127.0.0.1 with these header lines, sent as they are in UTF-8; {@code Host} is added when none is given. */
    public Said ask(String... headers) throws IOException {
        return askFrom("127.0.0.1", headers);
    }

    /** A request from another address of this machine. */
    public synchronized Said askFrom(String local, String... headers) throws IOException {
        said.clear();
        var lines = new ArrayList<>(List.of("GET /api/things HTTP/1.1", "Connection: close"));
        if (List.of(headers).stream().noneMatch(line -> line.startsWith("Host:"))) {
            lines.add("Host: localhost:" + connector.getLocalPort());
        }
        lines.addAll(List.of(headers));
        try (var socket = new Socket()) {
            socket.bind(new InetSocketAddress(address(local), 0));
            socket.connect(new InetSocketAddress(address("127.0.0.1"), connector.getLocalPort()));
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().flush();
            var answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (said.isEmpty()) {
                throw new IOException("The way to sign in was not asked: " + answer);
            }
            return said.get(0);
        }
    }

    private static InetAddress address(String text) throws IOException {
        return InetAddress.getAllByName(text)[0];
    }

    @Override
    public void close() {
        try {
            server.stop();
        } catch (Exception e) { // Jetty declares no narrower one
            throw new IllegalStateException("The server does not stop", e);
        }
    }

    private final class Asking extends HttpServlet {

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.setAttribute(PEER, address(request.getRemoteAddr()));
            attributes.forEach(request::setAttribute);
            said.add(ask(request));
        }

        private Said ask(HttpServletRequest request) {
            try {
                return new Said(way.apply(request), Optional.empty());
            } catch (RefusedException e) {
                return new Said(Optional.empty(), Optional.of(e));
            }
        }
    }
}
