package org.borgui.http;

import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;

import java.io.IOException;
import java.net.InetAddress;
import org.borgui.spi.web.HttpListener;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's door. Immediate because nobody asks for it: it listens as soon as its configuration is there. When it
 * cannot listen it says why in one line and stays without readiness, which is what the launcher waits for.
 */
@Component(
        service = {HttpServer.class, HttpListener.class},
        immediate = true,
        configurationPid = "org.borgui.http",
        configurationPolicy = REQUIRE)
@Designate(ocd = HttpConfig.class)
public final class HttpServer implements HttpListener {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final HttpSettings settings;
    private final Readiness readiness;
    private final WebServer web;

    @Activate
    public HttpServer(
            BundleContext context,
            HttpConfig config,
            @Reference RestHost rest,
            @Reference CurrentGate gate,
            @Reference ConsoleFiles files)
            throws Exception {
        readiness = new Readiness(context, gate, rest);
        settings = settings(config);
        web = new WebServer(settings, rest.applications(), files, readiness::isReady);
        listen(settings, web);
        readiness.begin();
    }

    HttpSettings settings() {
        return settings;
    }

    /** What is wrong becomes the reason why the component does not run, and so why the server does not start. */
    private static HttpSettings settings(HttpConfig config) {
        try {
            return HttpSettings.of(config);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("The configuration org.borgui.http is wrong: " + e.getMessage());
        }
    }

    private static void listen(HttpSettings settings, WebServer web) throws Exception {
        try {
            web.start();
        } catch (IOException e) {
            web.stop();
            throw new IllegalStateException(
                    "Port %d on %s cannot be used (%s): another program has it, or it is not ours to take."
                            .formatted(
                                    settings.port(),
                                    settings.host(),
                                    e.getCause() == null
                                            ? e.getMessage()
                                            : e.getCause().getMessage()));
        }
        LOG.info("HTTP listens on {}:{}{}/", settings.host(), web.port(), settings.basePath());
    }

    @Override
    public boolean isLoopback() {
        return web.isLoopback();
    }

    @Override
    public boolean hasProxies() {
        return settings.trustedProxies().trustsAny();
    }

    @Override
    public boolean isProxy(InetAddress peer) {
        return settings.trustedProxies().trusts(peer);
    }

    @Deactivate
    void close() throws Exception {
        readiness.close();
        web.stop();
    }
}
