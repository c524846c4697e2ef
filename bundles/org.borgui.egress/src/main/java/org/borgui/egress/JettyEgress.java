package org.borgui.egress;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.SocketFactory;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.InputStreamResponseListener;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.Promise;
import org.eclipse.jetty.util.SocketAddressResolver;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Jetty's client, made anew for each call: calls are rare, and between them no thread and no connection stays. */
@Component(configurationPid = "org.borgui.egress")
@Designate(ocd = JettyEgress.Config.class)
public final class JettyEgress implements Egress {

    /** Configuration {@code org.borgui.egress}. */
    @ObjectClassDefinition(name = "Egress", description = "Where the server may connect to")
    public @interface Config {

        @AttributeDefinition(
                name = "Allowed hosts",
                description = "Names or addresses of this machine and its closed networks that are open nevertheless")
        String allow() default "";
    }

    private static final Logger LOG = LoggerFactory.getLogger(JettyEgress.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Duration LIFETIME = Duration.ofSeconds(25);
    private static final int THREADS = 8;

    private final Places places;
    private final Duration patience;
    private final JudgedSockets sockets = new JudgedSockets(this, LIFETIME);

    @Activate
    public JettyEgress(Config config) {
        // an empty value of a configuration file arrives as null
        this(Objects.requireNonNullElse(config.allow(), ""), PATIENCE);
    }

    JettyEgress(String allow, Duration patience) {
        this.places = new Places(allow);
        this.patience = patience;
    }

    @Deactivate
    void stop() {
        sockets.close();
    }

    @Override
    public List<InetAddress> resolve(String host) throws IOException {
        var addresses = List.of(InetAddress.getAllByName(host));
        for (var address : addresses) {
            if (!places.isOpen(host, address)) {
                throw new ForbiddenPlaceException(host);
            }
        }
        return addresses;
    }

    @Override
    public SocketFactory sockets() {
        return sockets;
    }

    @Override
    public Answer call(Call call) throws IOException, InterruptedException {
        return call(call, patience);
    }

    @Override
    public Answer call(Call call, Duration limit) throws IOException, InterruptedException {
        var host = requireHttp(call.address());
        List<InetAddress> addresses;
        try {
            addresses = resolve(host);
        } catch (UnknownHostException e) {
            throw new IOException(Troubles.sentence(host, e), e);
        }
        var client = client(addresses, limit);
        var handshakes = new FailedHandshake();
        client.addBean(handshakes);
        try {
            client.start();
            client.getProtocolHandlers().clear(); // an answer is an answer, also one that asks for a password
            return send(client, call, limit);
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) { // Jetty's life cycle declares it
            throw new IOException(Troubles.sentence(host, handshakes.orElse(e)), e);
        } finally {
            stop(client);
        }
    }

    private static String requireHttp(URI address) throws IOException {
        var host = address.getHost();
        boolean http = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!http || host == null || address.getUserInfo() != null) {
            throw new IOException("Only http and https addresses with a host and without a password can be called.");
        }
        return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    }

    /** The name stays in the request and in the check of the certificate; the connection goes to the judged addresses. */
    private static HttpClient client(List<InetAddress> addresses, Duration limit) {
        var connector = new ClientConnector();
        connector.setSelectors(1);
        connector.setConnectTimeout(limit);
        var client = new HttpClient(new HttpClientTransportOverHTTP(connector));
        var threads = new QueuedThreadPool(THREADS, 1);
        threads.setName("egress");
        threads.setDaemon(true);
        client.setExecutor(threads);
        client.setFollowRedirects(false);
        client.setIdleTimeout(limit.toMillis());
        client.setMaxConnectionsPerDestination(1);
        client.setUserAgentField(new org.eclipse.jetty.http.HttpField("User-Agent", "borg-ui"));
        client.setSocketAddressResolver(new SocketAddressResolver() {
            @Override
            public void resolve(
                    String host, int port, Map<String, Object> context, Promise<List<InetSocketAddress>> promise) {
                promise.succeeded(addresses.stream()
                        .map(address -> new InetSocketAddress(address, port))
                        .toList());
            }
        });
        return client;
    }

    private static Answer send(HttpClient client, Call call, Duration limit)
            throws InterruptedException, ExecutionException, TimeoutException {
        Request request = client.newRequest(call.address())
                .method(call.method())
                .timeout(2 * limit.toMillis(), TimeUnit.MILLISECONDS)
                .headers(headers -> call.headers().forEach(headers::put));
        if (!call.body().isEmpty()) {
            request.body(
                    new StringRequestContent(call.headers().getOrDefault("Content-Type", "text/plain"), call.body()));
        }
        var listener = new InputStreamResponseListener();
        request.send(listener);
        var response = listener.get(2 * limit.toMillis(), TimeUnit.MILLISECONDS);
        return new Answer(response.getStatus(), body(listener));
    }

    /** What comes of the body: with its status the call has arrived, and to send it again would tell people twice. */
    private static String body(InputStreamResponseListener listener) {
        var read = new ByteArrayOutputStream();
        try (var body = listener.getInputStream()) {
            var part = new byte[8 << 10];
            int length;
            while (read.size() < MOST_BYTES
                    && (length = body.read(part, 0, Math.min(part.length, MOST_BYTES - read.size()))) >= 0) {
                read.write(part, 0, length);
            }
        } catch (InterruptedIOException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            LOG.debug("An answer broke off after {} bytes", read.size(), e);
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /** Whole also for a thread that is interrupted: Jetty waits for its own threads. */
    private static void stop(HttpClient client) {
        boolean interrupted = Thread.interrupted();
        try {
            client.stop();
        } catch (Exception e) { // Jetty's life cycle declares it
            LOG.warn("A connection could not be closed", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
