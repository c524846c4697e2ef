package org.borgui.spi.notice;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.Secret;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a notifier's address, {@code scheme://user:password@host:port/path?key=value}, decoded: the form that
 * <a href="https://github.com/caronc/apprise">Apprise</a> has made common.
 *
 * @param scheme in lower case
 * @param port -1 when none is named
 * @param path as written, with its slash; empty for none
 */
public record AddressParts(
        String scheme,
        @Nullable String user,
        @Nullable String password,
        String host,
        int port,
        String path,
        Map<String, String> query) {

    private static final int MOST_PORT = 65_535;

    /** Refuses what is no such address. */
    public static AddressParts of(Secret address) {
        try {
            return of(new URI(address.reveal().strip()));
        } catch (URISyntaxException | IllegalArgumentException e) {
            throw refused( // without the cause: its message would repeat the password
                    "The address has a character that must be written as a percent code, such as %20 for a blank.");
        }
    }

    private static AddressParts of(URI uri) {
        var host = uri.getHost();
        if (uri.getScheme() == null || host == null) {
            throw refused("The address needs the form scheme://user:password@host:port/path. In user and password, @ is"
                    + " written %40, : is %3A and / is %2F.");
        }
        if (uri.getPort() == 0 || uri.getPort() > MOST_PORT) {
            throw refused("The port of the address is a number from 1 to %d.".formatted(MOST_PORT));
        }
        var account = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
        return new AddressParts(
                uri.getScheme().toLowerCase(Locale.ROOT),
                account[0].isEmpty() ? null : decoded(account[0]),
                account.length < 2 ? null : decoded(account[1]),
                host.startsWith("[") ? host.substring(1, host.length() - 1) : host,
                uri.getPort(),
                Optional.ofNullable(uri.getRawPath()).orElse(""),
                query(Optional.ofNullable(uri.getRawQuery()).orElse("")));
    }

    private static Map<String, String> query(String raw) {
        var query = new LinkedHashMap<String, String>();
        Arrays.stream(raw.split("&")).filter(pair -> !pair.isEmpty()).forEach(pair -> {
            var parts = pair.split("=", 2);
            query.put(decoded(parts[0]), parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        });
        return query;
    }

    /** A plus is a plus here: it begins the name of a header. */
    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** One value of the query; empty when it is not there. */
    public Optional<String> option(String name) {
        return Optional.ofNullable(query.get(name)).filter(value -> !value.isBlank());
    }

    /** Refuses options that would not do anything. */
    public void requireOptions(Set<String> known) {
        query.keySet().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw refused("The address has the option '%s', which means nothing here. Known are: %s."
                            .formatted(
                                    name.replaceAll("\\p{Cntrl}", "?"),
                                    String.join(", ", known.stream().sorted().toList())));
                });
    }

    /** The refusal of an address, for the field that holds it. */
    public static RefusedException refused(String sentence) {
        return new RefusedException(
                Reason.UNPROCESSABLE,
                "backend.errors.notifications.invalidServiceUrl",
                Map.of("field", "service_url"),
                sentence);
    }

    /** Without what is secret. */
    @Override
    public String toString() {
        return "%s://%s".formatted(scheme, host);
    }
}
