package org.borgui.http;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.spi.posture.PostureCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether passwords travel in the open, and whether a proxy is not believed that ought to be. */
@Component
public final class HttpPosture implements PostureCheck {

    private final String host;
    private final String publicBaseUrl;
    private final TrustedProxies proxies;

    @Activate
    public HttpPosture(@Reference HttpServer server) {
        this(
                server.settings().host(),
                server.settings().publicBaseUrl(),
                server.settings().trustedProxies());
    }

    HttpPosture(String host, String publicBaseUrl, TrustedProxies proxies) {
        this.host = host;
        this.publicBaseUrl = publicBaseUrl;
        this.proxies = proxies;
    }

    @Override
    public List<Weakness> look() {
        return Stream.concat(
                        isInTheOpen() ? Stream.of(open()) : Stream.empty(),
                        proxies.strangers().stream().map(HttpPosture::unlisted))
                .toList();
    }

    private boolean isInTheOpen() {
        return !HttpSettings.isHttps(publicBaseUrl) && !isHere(host) && !isHere(publicHost());
    }

    private String publicHost() {
        try {
            return String.valueOf(URI.create(publicBaseUrl).getHost());
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    /** Whether it means this machine itself; names are looked up only when they are localhost. */
    private static boolean isHere(String host) {
        var plain = host.replaceAll("[\\[\\]]", "");
        if (plain.equals("localhost") || plain.endsWith(".localhost")) {
            return true;
        }
        try {
            return plain.matches("[0-9.]+|[0-9a-fA-F:]+:[0-9a-fA-F:.]*")
                    && InetAddress.getByName(plain).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private Weakness open() {
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
