package org.borgui.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/** What is derived from the server's key, by HKDF with SHA-256 (RFC 5869): one key for each use. */
final class Keys {

    private static final byte[] SALT = "org.borgui.vault".getBytes(UTF_8);

    private final byte[] pseudoRandom;

    Keys(byte[] key) {
        pseudoRandom = extract(SALT, key);
    }

    /** What secrets were sealed with before there was a ring of keys. */
    SecretKey sealing() {
        return new SecretKeySpec(expand("seal v1"), "AES");
    }

    /** What the keys of the ring are wrapped with. */
    SecretKey wrapping() {
        return new SecretKeySpec(expand("wrap v1"), "AES");
    }

    /** A mark that nobody else can make, to be seen whether a text is as it was written. */
    String mark(String text) {
        return base64(mac(expand("mark v1"), text.getBytes(UTF_8)));
    }

    /** Tells this key from others, and nothing about it. */
    String fingerprint() {
        return base64(expand("check v1"));
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

    private byte[] expand(String use) {
        return expand(pseudoRandom, use.getBytes(UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
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
