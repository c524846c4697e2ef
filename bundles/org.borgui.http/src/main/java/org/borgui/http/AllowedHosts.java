package org.borgui.http;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpVersion;
import org.eclipse.jetty.server.Request;

/**
 * The names this server answers to. A page of another site may give its own name the address of this server (DNS
 * rebinding), and a made-up name would end up in links: both are refused before anything else looks at the request.
 *
 * <p>What counts is the name that the request is answered under: of the header {@code Host}, or of what a trusted proxy
 * says in its place. Ports do not matter. This machine's own names always pass.
 */
final class AllowedHosts {

    /** Why a request is not answered. */
    record Refusal(int status, Map<String, ?> body) {}

    private static final Pattern NAME = Pattern.compile("[a-z0-9_]([a-z0-9._-]*[a-z0-9_])?");
    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+])(:\\d{1,5})?");
    private static final Pattern LOOPBACK =
            Pattern.compile("localhost|.+\\.localhost|127(\\.\\d{1,3}){3}|::1|0:0:0:0:0:0:0:1");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final Set<String> names = new HashSet<>();
    private final boolean addresses;
    private final String publicHost;

    /**
     * What was configured, checked.
     *
     * @param listed host names and addresses without port; empty: the host of the public address, and every IP address
     * @param publicBaseUrl the address people type; empty together with an empty list: every host
     * @throws IllegalArgumentException for what is no host; the message is a sentence
     */
    AllowedHosts(List<String> listed, String publicBaseUrl) {
        addresses = listed.isEmpty();
        listed.forEach(host -> names.add(checked(host)));
        publicHost = publicBaseUrl.isBlank() ? "" : hostOf(publicBaseUrl);
        if (!publicHost.isEmpty()) {
            names.add(publicHost);
        }
    }

    /** Whether a name or address means this machine itself. */
    static boolean isLoopback(String host) {
        return LOOPBACK.matcher(plain(host)).matches();
    }

    /** Whether people open the server on this machine alone. */
    boolean isPublicHere() {
        return isLoopback(publicHost);
    }

    /** Whether a request may carry any name at all. */
    boolean isAny() {
        return names.isEmpty();
    }

    Optional<Refusal> refusal(Request request) {
        var header = request.getHeaders().get(HttpHeader.HOST);
        var forwarded = request.getHeaders().get(HttpHeader.X_FORWARDED_HOST);
        if (header == null && request.getConnectionMetaData().getHttpVersion() != HttpVersion.HTTP_2) {
            return malformed("The request does not say which host it is for: send the header Host.");
        }
        if ((header != null && !HEADER.matcher(header).matches())
                || (forwarded != null && !HEADER.matcher(forwarded).matches())) {
            return malformed("The host in the request is neither a name nor an address with an optional port.");
        }
        var host = plain(Request.getServerName(request));
        if (isAny() || isAllowed(host)) {
            return Optional.empty();
        }
        var message = "This server does not answer to the name '%s'. If that is its name, its administrator adds it to "
                + "ALLOWED_HOSTS or sets PUBLIC_BASE_URL.";
        return Optional.of(new Refusal(
                421, ErrorBody.of("backend.errors.request.wrongHost", Map.of("host", host), message.formatted(host))));
    }

    private boolean isAllowed(String host) {
        return names.contains(host) || isLoopback(host) || (addresses && isAddress(host));
    }

    private static Optional<Refusal> malformed(String message) {
        return Optional.of(new Refusal(400, ErrorBody.of("backend.errors.request.badHost", Map.of(), message)));
    }

    private static boolean isAddress(String host) {
        return host.indexOf(':') >= 0 || IPV4.matcher(host).matches();
    }

    private static String checked(String listed) {
        var host = plain(listed);
        if (!NAME.matcher(host).matches() && !host.matches("[0-9a-f:.]*:[0-9a-f:.]*:[0-9a-f:.]*")) {
            throw new IllegalArgumentException(
                    "'%s' in allowedHosts is no host: write its plain name or address, without scheme, port or '*'."
                            .formatted(listed));
        }
        return host;
    }

    private static String hostOf(String publicBaseUrl) {
        try {
            var host = URI.create(publicBaseUrl.strip()).getHost();
            if (host != null) {
                return plain(host);
            }
        } catch (IllegalArgumentException e) {
            // the sentence below says it
        }
        throw new IllegalArgumentException(
                "The public address '%s' has no host: write it as https://backup.example.org."
                        .formatted(publicBaseUrl));
    }

    private static String plain(String host) {
        var lower = host.strip().toLowerCase(Locale.ROOT);
        return lower.startsWith("[") && lower.endsWith("]") ? lower.substring(1, lower.length() - 1) : lower;
    }
}
