package org.borgui.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.borgui.api.Secret;

/** What a browser or client shows to be in a session: 256 random bits, and what is derived from them. */
record SessionSecret(Secret text) {

    private static final int BYTES = 32;
    private static final String CSRF = "borgui csrf token 1";

    static SessionSecret random(SecureRandom random) {
        return of(Hashes.random(random, BYTES));
    }

    static SessionSecret of(String text) {
        return new SessionSecret(Secret.of(text));
    }

    /** What the server keeps. The secret is as random as a key, so that a plain hash is enough. */
    String hash() {
        return Hashes.sha256(text.reveal());
    }

    /** The CSRF token of this session: derived, so that it need not be kept and does not betray the secret. */
    String csrf() {
        return csrf(CSRF);
    }

    /** Likewise, for something else. */
    String csrf(String purpose) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes(), "HmacSHA256"));
            return Hashes.text(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    private byte[] bytes() {
        return text.reveal().getBytes(StandardCharsets.UTF_8);
    }
}
