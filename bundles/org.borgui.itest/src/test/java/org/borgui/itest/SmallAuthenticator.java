package org.borgui.itest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/** A device with one passkey of {@code localhost}, and the browser before it (WebAuthn level 3, 6.1 and 6.5), by what Java has. */
final class SmallAuthenticator {

    private static final byte[] ID = "the passkey of a test".getBytes(UTF_8);
    private static final int PRESENT_AND_VERIFIED = 5;
    private static final int ATTESTED = 64;

    private final String origin;
    private final KeyPair keys;

    SmallAuthenticator(String origin) throws GeneralSecurityException {
        this.origin = origin;
        var generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        keys = generator.generateKeyPair();
    }

    /** The answer to a question for a new passkey. */
    String make(String challenge) throws GeneralSecurityException {
        var length =
                ByteBuffer.allocate(Short.BYTES).putShort((short) ID.length).array();
        var data = concat(data(ATTESTED), new byte[16], length, ID, key());
        // a map of three: the format, no statement, and the data
        var attestation = concat(
                hex("a363666d74646e6f6e656761747453746d74a0686175746844617461"),
                hex("58"),
                new byte[] {(byte) data.length},
                data);
        return answer("\"clientDataJSON\": \"%s\", \"attestationObject\": \"%s\""
                .formatted(text(client("webauthn.create", challenge)), text(attestation)));
    }

    /** The answer to a question for signing in. */
    String show(String challenge, String handle) throws GeneralSecurityException {
        var client = client("webauthn.get", challenge);
        var data = data(0);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(data);
        signature.update(sha256(client));
        return answer(
                "\"clientDataJSON\": \"%s\", \"authenticatorData\": \"%s\", \"signature\": \"%s\", \"userHandle\": \"%s\""
                        .formatted(text(client), text(data), text(signature.sign()), handle));
    }

    private static String answer(String response) {
        return "{\"id\": \"%1$s\", \"rawId\": \"%1$s\", \"type\": \"public-key\", \"response\": {%2$s}, \"clientExtensionResults\": {}}"
                .formatted(text(ID), response);
    }

    private byte[] client(String type, String challenge) {
        return "{\"type\": \"%s\", \"challenge\": \"%s\", \"origin\": \"%s\", \"crossOrigin\": false}"
                .formatted(type, challenge, origin)
                .getBytes(UTF_8);
    }

    private static byte[] data(int more) throws GeneralSecurityException {
        var flags = new byte[] {(byte) (PRESENT_AND_VERIFIED | more)};
        return concat(sha256("localhost".getBytes(UTF_8)), flags, new byte[Integer.BYTES]);
    }

    /** A key of ES256 as COSE has it. */
    private byte[] key() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        return concat(
                hex("a5010203262001215820"),
                bytes(point.getAffineX().toByteArray()),
                hex("225820"),
                bytes(point.getAffineY().toByteArray()));
    }

    private static byte[] bytes(byte[] number) {
        var all = new byte[32];
        int length = Math.min(number.length, all.length);
        System.arraycopy(number, number.length - length, all, all.length - length, length);
        return all;
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] concat(byte[]... parts) {
        var all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
        return MessageDigest.getInstance("SHA-256").digest(bytes);
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
