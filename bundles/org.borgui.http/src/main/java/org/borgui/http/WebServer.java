package org.borgui.http;

import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.deploy.StandardDeployer;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.osgi.JettyServerFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.ThreadLimitHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.osgi.framework.FrameworkUtil;

/** Jetty with one connector, the API and the static files. Knows nothing of services and bundles. */
final class WebServer {

    private static final long STOP_MILLIS = 4_500;
    private static final int HEADER_BYTES = 16 << 10;

    /** A silent connection costs some 10 KB, and a file descriptor that borg and the state need as well. */
    private static final int MAX_CONNECTIONS = 2_000;

    private final HttpSettings settings;
    private final Server server;
    private final ServerConnector connector;

    WebServer(HttpSettings settings, Applications applications, ConsoleFiles files, BooleanSupplier ready)
            throws Exception {
        this.settings = settings;
        server = JettyServerFactory.createServer("borgui", FrameworkUtil.asDictionary(Map.of()), List.of());
        if (server.getThreadPool() instanceof QueuedThreadPool pool) {
            pool.setName("http");
            pool.setMaxThreads(settings.maxThreads());
            pool.setMinThreads(4);
        }
        server.setErrorHandler(errors());
        server.setStopTimeout(STOP_MILLIS);
        connector = connector();
        server.addConnector(connector);
        server.addBean(new NetworkConnectionLimit(MAX_CONNECTIONS, connector));
        var entry = new EntryHandler(shared(new GracefulHandler(server.getHandler())), settings, ready);
        server.setHandler(new SlowHeaders(entry, connector, Duration.ofSeconds(settings.requestSeconds())));
        server.getBean(StandardDeployer.class).deploy(context(applications, files, ready));
    }

    /** No address may keep more than half of the threads busy, for example with bodies that never come; others wait. */
    private ThreadLimitHandler shared(Handler next) {
        var limit = new ThreadLimitHandler(next, null, false);
        limit.setThreadLimit(settings.maxThreads() / 2);
        return limit;
    }

    private ServerConnector connector() {
        var http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        http.setRequestHeaderSize(HEADER_BYTES);
        http.setResponseHeaderSize(HEADER_BYTES);
        http.setUriCompliance(pathsWithNames());
        http.addCustomizer(settings.trustedProxies());
        var made = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http));
        made.setHost(settings.host());
        made.setPort(settings.port());
        made.setIdleTimeout(settings.idleTimeoutSeconds() * 1_000L);
        return made;
    }

    /** Lets {@code %2F}, {@code %25}, {@code %5C} and {@code %0A} through to {@link PathRules}, which knows the rest. */
    private static UriCompliance pathsWithNames() {
        return UriCompliance.DEFAULT.with(
                "NAMES",
                UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
                UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
                UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS);
    }

    private ServletContextHandler context(Applications applications, ConsoleFiles files, BooleanSupplier ready) {
        var page = new ConsolePage(files, settings.basePath());
        var pages = new ApiPages(applications::owners, page, settings.basePath());
        var context = new ServletContextHandler(
                settings.basePath().isEmpty() ? "/" : settings.basePath(), ServletContextHandler.NO_SESSIONS);
        context.setClassLoader(WebServer.class.getClassLoader());
        context.setErrorHandler(errors());
        context.getServletHandler().setDecodeAmbiguousURIs(true);
        var api = new ServletHolder("api", new Dispatcher(applications, pages, settings, () -> !ready.getAsBoolean()));
        api.setAsyncSupported(true);
        api.setInitOrder(1);
        context.addServlet(api, "/api/*");
        context.addServlet(new ServletHolder("static", new StaticServlet(files, page, pages)), "/*");
        return context;
    }

    private JsonErrorHandler errors() {
        return new JsonErrorHandler(new SecurityHeaders(settings.isPublicOverHttps()));
    }

    /**
     * Takes the port, then starts everything behind it.
     *
     * @throws IOException when the port cannot be taken
     */
    void start() throws Exception {
        connector.open();
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        thread.setContextClassLoader(WebServer.class.getClassLoader());
        try {
            server.start();
        } finally {
            thread.setContextClassLoader(loader);
        }
    }

    /** Waits up to five seconds for answers that are on their way. */
    void stop() throws Exception {
        server.stop();
    }

    boolean isListening() {
        return server.isStarted();
    }

    /** Whether only this machine can connect. */
    boolean isLoopback() {
        return connector.getTransport() instanceof ServerSocketChannel channel
                && channel.socket().getInetAddress().isLoopbackAddress();
    }

    /** The port that is really used. */
    int port() {
        return connector.getLocalPort();
    }
}
