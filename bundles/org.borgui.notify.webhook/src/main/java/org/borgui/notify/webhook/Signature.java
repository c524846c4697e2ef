package org.borgui.notify.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proves who sent a call and when: HMAC-SHA256 over {@code timestamp "." body}, by the secret both sides know. */
final class Signature {

    private Signature() {}

    /** {@code X-Borg-UI-Timestamp} in seconds since 1970, {@code X-Borg-UI-Signature} as {@code sha256=} and hexadecimal digits. */
    static Map<String, String> headers(String secret, Instant now, String body) {
        var timestamp = Long.toString(now.getEpochSecond());
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
            return Map.of(
                    "X-Borg-UI-Timestamp",
                    timestamp,
                    "X-Borg-UI-Signature",
                    "sha256=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8))));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
