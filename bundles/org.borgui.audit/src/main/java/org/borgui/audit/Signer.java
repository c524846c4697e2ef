package org.borgui.audit;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Signs by Ed25519. The public half may be copied elsewhere, so that the record can be checked there. */
record Signer(PrivateKey privateKey, PublicKey publicKey) {

    private static final String ALGORITHM = "Ed25519";

    /** A key pair as texts: the first is secret. */
    record Texts(String secret, String open) {}

    static Texts make() {
        try {
            var pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            return new Texts(
                    text(pair.getPrivate().getEncoded()), text(pair.getPublic().getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has Ed25519", e);
        }
    }

    /** @throws IllegalStateException when these are no keys */
    static Signer of(Texts texts) {
        try {
            var keys = KeyFactory.getInstance(ALGORITHM);
            var decoder = Base64.getUrlDecoder();
            return new Signer(
                    keys.generatePrivate(new PKCS8EncodedKeySpec(decoder.decode(texts.secret()))),
                    keys.generatePublic(new X509EncodedKeySpec(decoder.decode(texts.open()))));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IllegalStateException("The key that signs the audit log was changed.", e);
        }
    }

    String sign(byte[] what) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(what);
            return text(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("The audit log cannot be signed.", e);
        }
    }

    boolean verifies(byte[] what, String text) {
        try {
            var signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(publicKey);
            signature.update(what);
            return signature.verify(Base64.getUrlDecoder().decode(text));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return false;
        }
    }

    /** Names the public key: the SHA-256 of it, in hexadecimal digits. */
    String fingerprint() {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(publicKey.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
