package org.borgui.itest;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** One-time codes as an app makes them (RFC 6238). */
final class OneTime {

    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int KEY_BYTES = 20;
    private static final int SPAN_SECONDS = 30;

    private OneTime() {}

    /** The code of this half minute, or of so many after it. */
    static String code(String secret, int after) {
        try {
            var mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key(secret), "HmacSHA1"));
            var span = Instant.now().getEpochSecond() / SPAN_SECONDS + after;
            var hash = mac.doFinal(ByteBuffer.allocate(Long.BYTES).putLong(span).array());
            int value = ByteBuffer.wrap(hash, hash[hash.length - 1] & 15, Integer.BYTES)
                            .getInt()
                    & Integer.MAX_VALUE;
            return "%06d".formatted(value % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA-1", e);
        }
    }

    private static byte[] key(String secret) {
        var digits = new StringBuilder();
        secret.chars().forEach(letter -> digits.append(Character.forDigit(LETTERS.indexOf(letter), LETTERS.length())));
        var number = new BigInteger(digits.toString(), LETTERS.length()).toByteArray();
        var key = new byte[KEY_BYTES];
        for (int i = 1; i <= Math.min(number.length, KEY_BYTES); i++) {
            key[KEY_BYTES - i] = number[number.length - i];
        }
        return key;
    }
}
