package org.borgui.auth.oidc;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.JSONObjectUtils;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** A provider on loopback that does all as it should, but for what a test has it do otherwise. */
final class LyingProvider implements AutoCloseable {

    static final String CLIENT = "borg-ui";
    static final String SECRET = "a secret of at least thirty-two letters";

    private static final RSAKey KEY = rsa("k1");
    private static final RSAKey OTHER_KEY = rsa("k1");
    private static final ECKey CURVE = ec();

    private final HttpServer server;

    /** What is changed of each. */
    Consumer<Map<String, Object>> metadata = all -> {};

    Consumer<JWTClaimsSet.Builder> claims = all -> {};
    Consumer<Map<String, Object>> userInfo = all -> {};

    /** How an ID token or a logout token is signed. */
    Signing signing = Signing.RIGHT;

    boolean withoutIdToken;
    int tokenStatus = 200;
    int metadataStatus = 200;
    String nonce = "";
    String challenge = "";
    Map<String, String> lastForm = Map.of();
    String lastAuthorization = "";

    enum Signing {
        RIGHT,
        ES256,
        NONE,
        BY_SECRET,
        BY_PUBLIC_KEY,
        OTHER_KEY,
        UNKNOWN_KEY,
        KEY_OF_THEIRS,
        BROKEN
    }

    LyingProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/.well-known/openid-configuration", all -> answer(all, metadataStatus, json(metadata())));
        server.createContext("/keys", all -> answer(all, 200, keys()));
        server.createContext("/token", this::token);
        server.createContext("/me", all -> answer(all, 200, json(person())));
        server.start();
    }

    String issuer() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    private Map<String, Object> metadata() {
        var all = new LinkedHashMap<String, Object>();
        all.put("issuer", issuer());
        all.put("authorization_endpoint", issuer() + "/authorize");
        all.put("token_endpoint", issuer() + "/token");
        all.put("jwks_uri", issuer() + "/keys");
        all.put("userinfo_endpoint", issuer() + "/me");
        all.put("end_session_endpoint", issuer() + "/end");
        all.put("response_types_supported", List.of("code"));
        all.put("subject_types_supported", List.of("public"));
        all.put("id_token_signing_alg_values_supported", List.of("RS256", "ES256", "HS256", "none"));
        all.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        all.put("code_challenge_methods_supported", List.of("S256", "plain"));
        all.put("backchannel_logout_supported", true);
        all.put("backchannel_logout_session_supported", true);
        metadata.accept(all);
        all.values().removeIf(""::equals);
        return all;
    }

    private Map<String, Object> person() {
        var all = new LinkedHashMap<String, Object>();
        all.put("sub", "ida");
        all.put("preferred_username", "ida");
        all.put("nickname", "of the userinfo");
        userInfo.accept(all);
        return all;
    }

    private static String keys() {
        return json(new JWKSet(List.of(KEY.toPublicJWK(), CURVE.toPublicJWK())).toJSONObject());
    }

    private void token(HttpExchange exchange) throws IOException {
        lastForm = form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        lastAuthorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        if (tokenStatus != 200) {
            answer(
                    exchange,
                    tokenStatus,
                    "{\"error\":\"invalid_client\",\"error_description\":\"The secret is wrong\"}");
            return;
        }
        if (!challenge.equals(s256(lastForm.getOrDefault("code_verifier", "")))) {
            answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        var all = new LinkedHashMap<String, Object>(
                Map.of("access_token", "an-access-token", "token_type", "Bearer", "expires_in", 300));
        if (!withoutIdToken) {
            all.put("id_token", idToken());
        }
        answer(exchange, 200, json(all));
    }

    private String idToken() {
        var now = Instant.now();
        var all = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .subject("ida")
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(300)))
                .claim("nonce", nonce)
                .claim("sid", "session-1")
                .claim("preferred_username", "ida of the token");
        claims.accept(all);
        return signed(all.build(), JOSEObjectType.JWT);
    }

    String logoutToken() {
        var now = Instant.now();
        var all = new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience(CLIENT)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(120)))
                .jwtID(UUID.randomUUID().toString())
                .claim("sid", "session-1")
                .claim("events", Map.of("http://schemas.openid.net/event/backchannel-logout", Map.of()));
        claims.accept(all);
        return signed(all.build(), new JOSEObjectType("logout+jwt"));
    }

    private String signed(JWTClaimsSet all, JOSEObjectType type) {
        try {
            return switch (signing) {
                case RIGHT -> sign(all, type, JWSAlgorithm.RS256, "k1", new RSASSASigner(KEY));
                case ES256 -> sign(all, type, JWSAlgorithm.ES256, "e1", new ECDSASigner(CURVE));
                case NONE -> new PlainJWT(all).serialize();
                case BY_SECRET -> sign(all, type, JWSAlgorithm.HS256, "k1", new MACSigner(SECRET));
                case BY_PUBLIC_KEY ->
                    sign(
                            all,
                            type,
                            JWSAlgorithm.HS256,
                            "k1",
                            new MACSigner(KEY.toRSAPublicKey().getEncoded()));
                case OTHER_KEY -> sign(all, type, JWSAlgorithm.RS256, "k1", new RSASSASigner(OTHER_KEY));
                case UNKNOWN_KEY -> sign(all, type, JWSAlgorithm.RS256, "k9", new RSASSASigner(OTHER_KEY));
                case KEY_OF_THEIRS -> withOwnKey(all, type);
                case BROKEN -> broken(sign(all, type, JWSAlgorithm.RS256, "k1", new RSASSASigner(KEY)));
            };
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String sign(JWTClaimsSet all, JOSEObjectType type, JWSAlgorithm by, String key, JWSSigner signer)
            throws JOSEException {
        var token =
                new SignedJWT(new JWSHeader.Builder(by).keyID(key).type(type).build(), all);
        token.sign(signer);
        return token.serialize();
    }

    /** Brings the key along by which it is to be checked. */
    private static String withOwnKey(JWTClaimsSet all, JOSEObjectType type) throws JOSEException {
        var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                .jwk(OTHER_KEY.toPublicJWK())
                .jwkURL(URI.create("http://localhost:9/keys"))
                .type(type)
                .build();
        var token = new SignedJWT(header, all);
        token.sign(new RSASSASigner(OTHER_KEY));
        return token.serialize();
    }

    private static String broken(String token) {
        var parts = token.split("\\.", -1);
        var claims = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
                .replace("session-1", "session-2");
        return "%s.%s.%s".formatted(parts[0], base64(claims.getBytes(StandardCharsets.UTF_8)), parts[2]);
    }

    static String s256(String verifier) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static Map<String, String> form(String text) {
        return Arrays.stream(text.split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String json(Map<String, Object> all) {
        return JSONObjectUtils.toJSONString(all);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    private static RSAKey rsa(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ECKey ec() {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID("e1").generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
