package org.borgui.vault;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** AES-256-GCM as base64url of nonce, ciphertext and tag; the context is authenticated with it. */
final class Aead {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final SecureRandom RANDOM = new SecureRandom();

    private Aead() {}

    static byte[] random(int bytes) {
        var made = new byte[bytes];
        RANDOM.nextBytes(made);
        return made;
    }

    static String seal(SecretKey key, String context, byte[] text) {
        var nonce = random(NONCE_BYTES);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, key, nonce, context).doFinal(text);
            var all = ByteBuffer.allocate(nonce.length + sealed.length)
                    .put(nonce)
                    .put(sealed)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(all);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot seal secrets: it has no AES-GCM.", e);
        }
    }

    /**
     * The text again.
     *
     * @throws GeneralSecurityException also for what is no such text at all
     */
    static byte[] open(SecretKey key, String context, String sealed) throws GeneralSecurityException {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(sealed);
        } catch (IllegalArgumentException e) {
            throw new AEADBadTagException("not base64url");
        }
        if (bytes.length < NONCE_BYTES) {
            throw new AEADBadTagException("too short");
        }
        var all = ByteBuffer.wrap(bytes);
        var nonce = new byte[NONCE_BYTES];
        all.get(nonce);
        var rest = new byte[all.remaining()];
        all.get(rest);
        return cipher(Cipher.DECRYPT_MODE, key, nonce, context).doFinal(rest);
    }

    private static Cipher cipher(int mode, SecretKey key, byte[] nonce, String context)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(context.getBytes(UTF_8));
        return cipher;
    }
}
