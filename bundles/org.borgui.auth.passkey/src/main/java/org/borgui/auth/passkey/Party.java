package org.borgui.auth.passkey;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * This server, as browsers know it.
 *
 * @param domain that passkeys belong to
 * @param origin of the pages that may ask for them
 */
record Party(String domain, String origin) {

    private static final String HERE = "localhost";

    /** By its public address; without one, by what this machine's own browsers type. */
    static Party of(String publicBaseUrl, int port, String domain) {
        var url = publicBaseUrl.strip();
        if (url.isEmpty()) {
            return new Party(HERE, "http://%s:%d".formatted(HERE, port));
        }
        try {
            var address = new URI(url);
            var host = address.getHost();
            if (host == null || address.getScheme() == null) {
                throw new IllegalArgumentException("'%s' is no address with scheme and host.".formatted(url));
            }
            var own = address.getPort();
            return new Party(
                    domain(domain.strip(), host),
                    "%s://%s%s".formatted(address.getScheme(), host, own < 0 ? "" : ":" + own));
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'%s' is no address.".formatted(url), e);
        }
    }

    private static String domain(String wanted, String host) {
        if (!wanted.isEmpty() && !host.equals(wanted) && !host.endsWith("." + wanted)) {
            throw new IllegalArgumentException(
                    "Passkeys of the domain '%s' cannot be used at '%s'.".formatted(wanted, host));
        }
        return wanted.isEmpty() ? host : wanted;
    }
}
