package org.borgui.notify.webhook;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.borgui.api.Secret;
import org.borgui.spi.notice.AddressParts;

/**
 * Where a webhook's address leads: {@code jsons://user:password@host:port/path?+Header=value&-parameter=value&method=PUT&secret=…}.
 *
 * @param secret by which calls are signed
 */
record WebAddress(URI uri, String method, Map<String, String> headers, Optional<String> secret) {

    private static final Set<String> METHODS = Set.of("POST", "PUT", "PATCH");
    private static final Set<String> OPTIONS = Set.of("method", "secret");
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9-]{1,64}");

    /** What HTTP itself decides by. */
    private static final Set<String> RESERVED =
            Set.of("host", "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer", "expect");

    /** Parts of the names of headers and parameters whose values may be secrets. */
    private static final Set<String> SECRETS = Set.of(
            "auth",
            "bearer",
            "cookie",
            "credential",
            "jwt",
            "key",
            "login",
            "pass",
            "pwd",
            "secret",
            "session",
            "signature",
            "token",
            "user");

    static WebAddress of(Secret address) {
        var parts = AddressParts.of(address);
        boolean sealed = parts.scheme().equals("jsons");
        requireKnown(parts);
        var headers = headers(parts);
        if (!sealed && holdsSecret(parts)) {
            throw AddressParts.refused("json:// would send a user, password, token or key readable for everybody on the"
                    + " way. Use jsons://, which encrypts.");
        }
        var method = parts.option("method").orElse("POST").toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw AddressParts.refused("The method of a webhook is POST, PUT or PATCH.");
        }
        return new WebAddress(uri(parts, sealed), method, headers, parts.option("secret"));
    }

    private static void requireKnown(AddressParts parts) {
        parts.query().keySet().stream()
                .filter(name -> !name.startsWith("+") && !name.startsWith("-") && !OPTIONS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw AddressParts.refused(
                            "The address has the option '%s', which means nothing here. Known are method, secret, +Header and -parameter."
                                    .formatted(name));
                });
    }

    private static Map<String, String> headers(AddressParts parts) {
        var headers = new LinkedHashMap<String, String>();
        var user = parts.user();
        if (user != null) {
            var account = user + ":" + Optional.ofNullable(parts.password()).orElse("");
            headers.put(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString(account.getBytes(StandardCharsets.UTF_8)));
        }
        parts.query().forEach((name, value) -> {
            if (name.startsWith("+")) {
                headers.put(header(name.substring(1), value), value);
            }
        });
        return headers;
    }

    private static String header(String name, String value) {
        if (!HEADER.matcher(name).matches()
                || RESERVED.contains(name.toLowerCase(Locale.ROOT))
                || value.chars().anyMatch(c -> c < ' ' || c > '~')) {
            throw AddressParts.refused(
                    "'+%s' is no header that can be set.".formatted(name.replaceAll("\\p{Cntrl}", "?")));
        }
        return name;
    }

    /** Whether something that is sent may be a secret. The option {@code secret} only signs and stays here. */
    private static boolean holdsSecret(AddressParts parts) {
        return parts.user() != null
                || parts.password() != null
                || parts.query().keySet().stream()
                        .filter(name -> !OPTIONS.contains(name))
                        .map(name -> name.toLowerCase(Locale.ROOT))
                        .anyMatch(name -> SECRETS.stream().anyMatch(name::contains));
    }

    private static URI uri(AddressParts parts, boolean sealed) {
        var query = parts.query().entrySet().stream()
                .filter(option -> option.getKey().startsWith("-"))
                .map(option -> encoded(option.getKey().substring(1)) + "=" + encoded(option.getValue()))
                .collect(Collectors.joining("&"));
        var host = parts.host().contains(":") ? "[" + parts.host() + "]" : parts.host();
        return URI.create("%s://%s%s%s%s"
                .formatted(
                        sealed ? "https" : "http",
                        host,
                        parts.port() < 0 ? "" : ":" + parts.port(),
                        parts.path().isEmpty() ? "/" : parts.path(),
                        query.isEmpty() ? "" : "?" + query));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
