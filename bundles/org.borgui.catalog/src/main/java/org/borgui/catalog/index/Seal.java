package org.borgui.catalog.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals the blocks of one file by ChaCha20-Poly1305 (RFC 8439), which needs no help of the processor to be fast. The key
 * belongs to this file alone, so the number of a block is nonce enough; the file's identity and the number are authenticated
 * with it. Any thread may call.
 */
final class Seal {

    /** How much longer a block becomes, in bytes. */
    static final int OVERHEAD = 16;

    /** Length of a file's identity, in bytes. */
    static final int IDENTITY = 16;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final String UNABLE = "This Java cannot seal files: it has no ChaCha20-Poly1305.";
    private static final byte[] USE = "org.borgui.catalog file 2".getBytes(UTF_8);

    private final SecretKey key;
    private final byte[] identity;

    private Seal(byte[] key, byte[] identity) {
        this.key = new SecretKeySpec(key, "ChaCha20");
        this.identity = identity.clone();
    }

    /** Of the file with this identity, by HKDF with SHA-256 (RFC 5869) from the repository's key. */
    static Seal of(byte[] repositoryKey, byte[] identity) {
        var first = Arrays.copyOf(USE, USE.length + 1);
        first[USE.length] = 1;
        return new Seal(mac(mac(identity, repositoryKey), first), identity);
    }

    /** With a key that nobody else has, for a file that this process alone will read. */
    static Seal passing() {
        return new Seal(random(KEY), random(IDENTITY));
    }

    static byte[] random(int bytes) {
        var random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }

    /** Seals the first bytes of an array. */
    byte[] seal(int block, byte[] plain, int length) {
        try {
            return cipher(Cipher.ENCRYPT_MODE, block).doFinal(plain, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(UNABLE, e);
        }
    }

    /** Opens a block, when it is the one that was sealed under this number. */
    byte[] open(int block, byte[] sealed) throws IOException {
        if (sealed.length < OVERHEAD) {
            throw new DamagedException("block %d is too short".formatted(block));
        }
        try {
            return cipher(Cipher.DECRYPT_MODE, block).doFinal(sealed);
        } catch (AEADBadTagException e) {
            throw new DamagedException("block %d is not what was sealed".formatted(block), e);
        } catch (GeneralSecurityException e) {
            throw new IOException(UNABLE, e);
        }
    }

    private Cipher cipher(int mode, int block) throws GeneralSecurityException {
        var number = ByteBuffer.allocate(NONCE).putInt(NONCE - Integer.BYTES, block);
        var cipher = Cipher.getInstance("ChaCha20-Poly1305");
        cipher.init(mode, key, new IvParameterSpec(number.array()));
        cipher.updateAAD(identity);
        cipher.updateAAD(number.array());
        return cipher;
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
