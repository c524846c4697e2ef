package org.borgui.auth.oidc;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Which addresses are used: ours, as people type it, and only such of others as nobody on the way can read or change. */
final class Addresses {

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]");

    private final String base;

    private Addresses(String base) {
        this.base = base;
    }

    /** By the public address; without one, by what this machine's own browsers type. */
    static Addresses of(String publicBaseUrl, int port) {
        var url = publicBaseUrl.strip();
        if (url.isEmpty()) {
            return new Addresses("http://localhost:" + port);
        }
        var address = parsed(url);
        if (address.getScheme() == null || address.getHost() == null || address.getQuery() != null) {
            throw new IllegalArgumentException("'%s' is no address with scheme and host.".formatted(url));
        }
        return new Addresses(url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    }

    URI here(String path) {
        return URI.create(base + path);
    }

    /** Whether nobody on the way can read or change what goes there: TLS, or the machine itself. */
    static boolean isSafe(URI address) {
        var host = address.getHost();
        return host != null
                && address.getUserInfo() == null
                && ("https".equals(address.getScheme())
                        || ("http".equals(address.getScheme())
                                && LOOPBACK.matcher(host).matches()));
    }

    /** @throws IllegalArgumentException with a sentence, when it is none */
    static URI parsed(String text) {
        try {
            return new URI(text.strip());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'%s' is no address.".formatted(text), e);
        }
    }
}
