package org.borgui.notify.ntfy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.borgui.api.Secret;
import org.borgui.spi.notice.AddressParts;

/**
 * Where a message goes: {@code ntfys://host/topic}, with {@code user:password@} or an access token as the password alone.
 *
 * @param priority of bad news, 1 to 5
 */
record NtfyAddress(URI server, String topic, Map<String, String> headers, int priority) {

    private static final Pattern TOPIC = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern PRIORITY = Pattern.compile("[1-5]");
    private static final String HIGH = "4";

    static NtfyAddress of(Secret address) {
        var parts = AddressParts.of(address);
        parts.requireOptions(Set.of("priority"));
        boolean sealed = parts.scheme().equals("ntfys");
        if (!sealed && (parts.user() != null || parts.password() != null)) {
            throw AddressParts.refused(
                    "ntfy:// would send the password readable for everybody on the way. Use ntfys://, which encrypts.");
        }
        var topic = parts.path().replaceFirst("^/", "");
        if (!TOPIC.matcher(topic).matches()) {
            throw AddressParts.refused(
                    "The topic of ntfy stands behind the host, as in ntfys://ntfy.example.org/backups: letters, digits, _ and -.");
        }
        var priority = parts.option("priority").orElse(HIGH);
        if (!PRIORITY.matcher(priority).matches()) {
            throw AddressParts.refused("The priority of bad news is a number from 1 to 5.");
        }
        var host = parts.host().contains(":") ? "[" + parts.host() + "]" : parts.host();
        var server = URI.create(
                "%s://%s%s/".formatted(sealed ? "https" : "http", host, parts.port() < 0 ? "" : ":" + parts.port()));
        return new NtfyAddress(server, topic, headers(parts), Integer.parseInt(priority));
    }

    private static Map<String, String> headers(AddressParts parts) {
        var password = parts.password() == null ? "" : parts.password();
        if (parts.user() != null) {
            var account = (parts.user() + ":" + password).getBytes(StandardCharsets.UTF_8);
            return Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(account));
        }
        if (password.chars().anyMatch(c -> c <= ' ' || c > '~')) {
            throw AddressParts.refused("An access token of ntfy is made of letters, digits and _.");
        }
        return password.isEmpty() ? Map.of() : Map.of("Authorization", "Bearer " + password);
    }
}
