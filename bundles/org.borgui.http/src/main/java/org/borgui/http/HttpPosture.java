package org.borgui.http;

import java.util.List;
import java.util.stream.Stream;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.spi.posture.PostureCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether passwords travel in the open, any name is answered to, or a proxy is not believed that ought to be. */
@Component
public final class HttpPosture implements PostureCheck {

    private static final Weakness ANY_NAME = new Weakness(
            "http.any-host",
            Severity.LOW,
            "The server answers to any name",
            "A page of another site can give its own name the address of this server, and then speaks to it from the "
                    + "browser of anybody who looks at that page.",
            "Set PUBLIC_BASE_URL to the address people type, or ALLOWED_HOSTS to the names of the server.",
            null,
            "");

    private final HttpSettings settings;

    @Activate
    public HttpPosture(@Reference HttpServer server) {
        this(server.settings());
    }

    HttpPosture(HttpSettings settings) {
        this.settings = settings;
    }

    @Override
    public List<Weakness> look() {
        return Stream.of(
                        isInTheOpen() ? Stream.of(open(settings.host())) : Stream.<Weakness>empty(),
                        settings.allowedHosts().isAny() ? Stream.of(ANY_NAME) : Stream.<Weakness>empty(),
                        settings.trustedProxies().strangers().stream().map(HttpPosture::unlisted))
                .flatMap(found -> found)
                .toList();
    }

    private boolean isInTheOpen() {
        return !settings.isPublicOverHttps()
                && !AllowedHosts.isLoopback(settings.host())
                && !settings.allowedHosts().isPublicHere();
    }

    private static Weakness open(String host) {
        return new Weakness(
                "transport.no-tls",
                Severity.HIGH,
                "The server is reached without TLS",
                "It listens on " + host + ", and PUBLIC_BASE_URL is no https address. Passwords and everything"
                        + " else can be read, and changed, on the way.",
                "Put a proxy with TLS in front and set PUBLIC_BASE_URL to its https address. Where only this machine can"
                        + " reach the server, set HOST=127.0.0.1, or in a container PUBLIC_BASE_URL=http://localhost:8081.",
                null,
                "");
    }

    private static Weakness unlisted(String address) {
        return new Weakness(
                "proxy.not-listed",
                Severity.MEDIUM,
                "A proxy is not listed as trusted",
                address
                        + " sends X-Forwarded headers that are not believed. Behind such a proxy all people look like one:"
                        + " who guesses passwords slows everybody down, and nobody can tell where a sign-in came from.",
                "If it is your proxy, add its address to TRUSTED_PROXIES. If not, somebody tries to look like another.",
                null,
                address);
    }
}
