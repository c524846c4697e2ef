package org.borgui.auth.passkey;

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
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.cbor.CBORMapper;

/** An authenticator and the browser before it, by the book (WebAuthn level 3, 6.1 and 6.5); each lie is a field. */
final class SoftAuthenticator {

    static final String ID = "dGhlIHBhc3NrZXkgb2YgYW5h";
    static final String HANDLE = "aGFuZGxlIG9mIGFuYQ";

    private static final int PRESENT = 1;
    private static final int VERIFIED = 4;
    private static final int ATTESTED = 64;

    String origin = "https://backup.example";
    String domain = "backup.example";
    String type = "";
    boolean verified = true;
    boolean present = true;
    boolean crossOrigin;
    int algorithm = -7;
    long count = 1;
    KeyPair keys = newKeys();

    static KeyPair newKeys() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The answer to a question for a new passkey. */
    String make(String challenge) throws GeneralSecurityException {
        var attestation = new LinkedHashMap<String, Object>();
        attestation.put("fmt", "none");
        attestation.put("attStmt", Map.of());
        attestation.put("authData", concat(data(ATTESTED), new byte[16], length(id()), id(), key()));
        var response = Map.of(
                "clientDataJSON", text(client("webauthn.create", challenge)),
                "attestationObject", text(new CBORMapper().writeValueAsBytes(attestation)));
        return answer(response);
    }

    /** The answer to a question for signing in. */
    String show(String challenge) throws GeneralSecurityException {
        var client = client("webauthn.get", challenge);
        var data = data(0);
        var signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(data);
        signature.update(sha256(client));
        return answer(Map.of(
                "clientDataJSON", text(client),
                "authenticatorData", text(data),
                "signature", text(signature.sign()),
                "userHandle", HANDLE));
    }

    private static String answer(Map<String, ?> response) {
        return new JsonMapper()
                .writeValueAsString(Map.of(
                        "id",
                        ID,
                        "rawId",
                        ID,
                        "type",
                        "public-key",
                        "response",
                        response,
                        "clientExtensionResults",
                        Map.of()));
    }

    private byte[] client(String usual, String challenge) {
        var data = new LinkedHashMap<String, Object>();
        data.put("type", type.isEmpty() ? usual : type);
        data.put("challenge", challenge);
        data.put("origin", origin);
        data.put("crossOrigin", crossOrigin);
        return new JsonMapper().writeValueAsString(data).getBytes(UTF_8);
    }

    private byte[] data(int more) throws GeneralSecurityException {
        int flags = (present ? PRESENT : 0) | (verified ? VERIFIED : 0) | more;
        return concat(
                sha256(domain.getBytes(UTF_8)),
                new byte[] {(byte) flags},
                ByteBuffer.allocate(Integer.BYTES).putInt((int) count).array());
    }

    private byte[] key() {
        var point = ((ECPublicKey) keys.getPublic()).getW();
        var key = new LinkedHashMap<Integer, Object>();
        key.put(1, 2);
        key.put(3, algorithm);
        key.put(-1, 1);
        key.put(-2, bytes(point.getAffineX().toByteArray()));
        key.put(-3, bytes(point.getAffineY().toByteArray()));
        return new CBORMapper().writeValueAsBytes(key);
    }

    private static byte[] bytes(byte[] number) {
        var all = new byte[32];
        int length = Math.min(number.length, all.length);
        System.arraycopy(number, number.length - length, all, all.length - length, length);
        return all;
    }

    private static byte[] id() {
        return Base64.getUrlDecoder().decode(ID);
    }

    private static byte[] length(byte[] bytes) {
        return ByteBuffer.allocate(Short.BYTES).putShort((short) bytes.length).array();
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
