package org.borgui.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is derived from the server's key, by HKDF with SHA-256 (RFC 5869): one key for each use. */
final class Keys {

    private static final Logger LOG = LoggerFactory.getLogger(Keys.class);

    private static final int SHORT = 16;
    private static final byte[] SALT = "org.borgui.vault".getBytes(UTF_8);

    private final byte[] pseudoRandom;

    private Keys(byte[] key) {
        pseudoRandom = extract(SALT, key);
    }

    /**
     * Keys from the configured text, else from the file.
     *
     * @param used whether something was sealed before: then a missing file is not made anew
     */
    static Keys from(KeyFile file, String secretKey, boolean used) {
        if (secretKey.isEmpty()) {
            return new Keys(used ? file.read() : file.readOrMake());
        }
        if (secretKey.length() < SHORT) {
            LOG.warn(
                    "SECRET_KEY has only {} characters and can be guessed. Use at least 32 random ones, and never change it.",
                    secretKey.length());
        }
        return new Keys(secretKey.getBytes(UTF_8));
    }

    SecretKey sealing() {
        return new SecretKeySpec(expand(pseudoRandom, "seal v1".getBytes(UTF_8)), "AES");
    }

    /** Tells this key from others, and nothing about it. */
    String fingerprint() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(expand(pseudoRandom, "check v1".getBytes(UTF_8)));
    }

    static byte[] extract(byte[] salt, byte[] key) {
        return mac(salt, key);
    }

    /** The first 32 bytes, which is all that is needed here. */
    static byte[] expand(byte[] pseudoRandom, byte[] use) {
        var block = new byte[use.length + 1];
        System.arraycopy(use, 0, block, 0, use.length);
        block[use.length] = 1;
        return mac(pseudoRandom, block);
    }

    private static byte[] mac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot derive keys: it has no HMAC-SHA256.", e);
        }
    }
}
