package org.borgui.itest;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/** A provider of OpenID Connect that signs in everybody as {@code ida}, by what Java has. */
final class SmallProvider implements AutoCloseable {

    private static final String KEYS =
            "{\"keys\": [{\"kty\": \"RSA\", \"use\": \"sig\", \"kid\": \"k1\", \"n\": \"%s\", \"e\": \"%s\"}]}";

    private final HttpServer server;
    private final KeyPair keys;

    /** Of the question that is to be answered next. */
    volatile String nonce = "";

    SmallProvider() throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        keys = generator.generateKeyPair();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, metadata()));
        server.createContext("/keys", exchange -> answer(exchange, publicKeys()));
        server.createContext("/token", exchange -> answer(exchange, tokens()));
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private String metadata() {
        return """
                {"issuer": "%1$s", "authorization_endpoint": "%1$s/authorize", "token_endpoint": "%1$s/token",
                 "jwks_uri": "%1$s/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": ["RS256"]}"""
                .formatted(issuer());
    }

    private String publicKeys() {
        var key = (RSAPublicKey) keys.getPublic();
        return KEYS.formatted(base64(unsigned(key.getModulus())), base64(unsigned(key.getPublicExponent())));
    }

    private String tokens() {
        long now = Instant.now().getEpochSecond();
        var claims =
                """
                {"iss": "%s", "sub": "ida", "aud": "borg-ui", "iat": %d, "exp": %d, "nonce": "%s",
                 "preferred_username": "ida"}"""
                        .formatted(issuer(), now, now + 300, nonce);
        var text =
                base64("{\"alg\": \"RS256\", \"kid\": \"k1\"}".getBytes(UTF_8)) + "." + base64(claims.getBytes(UTF_8));
        return "{\"access_token\": \"a\", \"token_type\": \"Bearer\", \"id_token\": \"%s.%s\"}"
                .formatted(text, base64(signed(text)));
    }

    private byte[] signed(String text) {
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(UTF_8));
            return signature.sign();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java signs by RSA", e);
        }
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        exchange.getRequestBody().readAllBytes();
        var bytes = json.getBytes(UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static byte[] unsigned(BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
