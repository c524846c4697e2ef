package org.borgui.http;

import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
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
        service = HttpServer.class,
        immediate = true,
        configurationPid = "org.borgui.http",
        configurationPolicy = REQUIRE)
@Designate(ocd = HttpConfig.class)
public final class HttpServer {

    private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

    private final Readiness readiness;
    private final @Nullable WebServer web;

    @Activate
    public HttpServer(
            BundleContext context,
            HttpConfig config,
            @Reference RestHost rest,
            @Reference CurrentGate gate,
            @Reference ConsoleFiles files)
            throws Exception {
        readiness = new Readiness(context, gate, rest);
        web = listen(config, rest, files, readiness);
        if (web != null) {
            readiness.begin();
        }
    }

    static @Nullable WebServer listen(HttpConfig config, RestHost rest, ConsoleFiles files, Readiness readiness)
            throws Exception {
        HttpSettings settings;
        try {
            settings = HttpSettings.of(config);
        } catch (IllegalArgumentException e) {
            LOG.error("The configuration org.borgui.http is wrong, nothing listens. {}", e.getMessage());
            return null;
        }
        return listen(settings, new WebServer(settings, rest.applications(), files, readiness::isReady));
    }

    static @Nullable WebServer listen(HttpSettings settings, WebServer web) throws Exception {
        try {
            web.start();
        } catch (IOException e) {
            LOG.error(
                    "Port {} on {} cannot be used ({}): another program has it, or it is not ours to take. Nothing listens.",
                    settings.port(),
                    settings.host(),
                    e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
            return null;
        }
        LOG.info("HTTP listens on {}:{}{}/", settings.host(), web.port(), settings.basePath());
        return web;
    }

    @Deactivate
    void close() throws Exception {
        readiness.close();
        if (web != null) {
            web.stop();
        }
    }
}
