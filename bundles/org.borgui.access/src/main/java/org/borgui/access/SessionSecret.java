package org.borgui.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.borgui.api.Secret;

/** What a browser or client shows to be in a session: 256 random bits, and what is derived from them. */
record SessionSecret(Secret text) {

    private static final int BYTES = 32;
    private static final String CSRF = "borgui csrf token 1";

    static SessionSecret random(SecureRandom random) {
        var bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return of(base64(bytes));
    }

    static SessionSecret of(String text) {
        return new SessionSecret(Secret.of(text));
    }

    /** What the server keeps. The secret is as random as a key, so that a plain hash is enough. */
    String hash() {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(bytes()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
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
            return base64(mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-256", e);
        }
    }

    private byte[] bytes() {
        return text.reveal().getBytes(StandardCharsets.UTF_8);
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
