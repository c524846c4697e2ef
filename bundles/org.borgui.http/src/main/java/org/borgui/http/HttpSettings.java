package org.borgui.http;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The configuration, checked.
 *
 * @param basePath empty, or a path with a leading and without a trailing slash
 */
record HttpSettings(
        String host,
        int port,
        String basePath,
        String publicBaseUrl,
        TrustedProxies trustedProxies,
        AllowedHosts allowedHosts,
        CrossOrigin crossOrigin,
        int maxThreads,
        int idleTimeoutSeconds,
        int requestSeconds,
        long maxBodyBytes,
        long maxUploadBytes) {

    private static final Pattern BASE_PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)*");

    HttpSettings {
        basePath = plainPath(basePath);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("The port must lie between 0 and 65535, not be %d.".formatted(port));
        }
        if (maxThreads < 8) {
            throw new IllegalArgumentException("maxThreads must be at least 8, not %d.".formatted(maxThreads));
        }
        if (maxBodyBytes < 1 || maxUploadBytes < 1 || idleTimeoutSeconds < 1 || requestSeconds < 1) {
            throw new IllegalArgumentException(
                    "maxBodyBytes, maxUploadBytes, idleTimeoutSeconds and requestSeconds must be above 0.");
        }
    }

    static HttpSettings of(HttpConfig config) {
        return new HttpSettings(
                config.host(),
                config.port(),
                config.basePath(),
                config.publicBaseUrl(),
                TrustedProxies.of(words(config.trustedProxies())),
                new AllowedHosts(words(config.allowedHosts()), config.publicBaseUrl()),
                new CrossOrigin(words(config.allowedOrigins())),
                config.maxThreads(),
                config.idleTimeoutSeconds(),
                config.requestSeconds(),
                config.maxBodyBytes(),
                config.maxUploadBytes());
    }

    static Set<String> coreBundles(HttpConfig config) {
        return Set.copyOf(words(config.coreBundles()));
    }

    boolean isPublicOverHttps() {
        return isHttps(publicBaseUrl);
    }

    static boolean isHttps(String address) {
        return address.regionMatches(true, 0, "https://", 0, 8);
    }

    static List<String> words(String text) {
        return Stream.of(text.split("[,\\s]+", -1))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    private static String plainPath(String text) {
        var path = text.strip().replaceAll("/+$", "");
        if (!path.isEmpty() && !path.startsWith("/")) {
            path = "/" + path;
        }
        if (!BASE_PATH.matcher(path).matches()) {
            throw new IllegalArgumentException(
                    "The base path '%s' may hold letters, digits, . _ ~ - and / only.".formatted(text));
        }
        return path;
    }
}
