package org.borgui.itest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.inject.Inject;
import org.borgui.itest.Web.Question;
import org.junit.Test;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;

/** Ways to sign in go, come, and are updated, and whoever is signed in does not notice. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class HotSignInIT {

    private static final int TIMES = 3;
    private static final int THREADS = 4;
    private static final String OPEN = "/api/system/info";
    private static final String ME = "/api/auth/me";
    private static final String CODED = "eleven quiet herons";

    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger answers = new AtomicInteger();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Web web = new Web();

    @Inject
    private BundleContext framework;

    @Inject
    private ConfigurationAdmin configurations;

    @Configuration
    public Option[] server() throws IOException {
        return Server.options("signin", "trustedProxies=\"127.0.0.1\"");
    }

    @Test(timeout = 400_000)
    public void ways_to_sign_in_come_and_go_while_requests_flow() throws Exception {
        web.await("/healthz", status -> status == 200);
        configure("org.borgui.auth.header", Map.of("enabled", true));
        configure("org.borgui.auth.jwt", Map.of("enabled", true, ".secretKey", Server.SECRET_KEY));
        var jwt = jwt();
        Map<String, Question> ways = Map.of(
                "org.borgui.auth.header", () -> web.get(ME, "X-Forwarded-User", "ana"),
                "org.borgui.auth.jwt", () -> web.get(ME, "Authorization", "Bearer " + jwt),
                "org.borgui.auth.passkey", () -> web.postJson("/api/auth/passkeys/authenticate/options", "", "{}"),
                "org.borgui.auth.local", this::signIn);
        for (var way : ways.entrySet()) {
            web.await(way.getKey(), way.getValue(), status -> status == 200);
        }
        var token = json(signIn()).path("access_token").asText();
        var threads = Stream.generate(() -> new Thread(() -> ask(token)))
                .limit(THREADS)
                .toList();
        threads.forEach(Thread::start);
        try {
            for (int i = 0; i < TIMES; i++) {
                for (var way : ways.entrySet()) {
                    goAndCome(way.getKey(), way.getValue());
                }
            }
        } finally {
            over.set(true);
            for (var thread : threads) {
                thread.join();
            }
        }

        assertEquals(List.of(), failures);
        assertTrue("only " + answers, answers.get() > 100);
    }

    @Test(timeout = 400_000)
    public void a_code_is_judged_by_the_bundle_that_came_after_the_password() throws Exception {
        web.await("/healthz", status -> status == 200);
        web.await("sign in", this::signIn, status -> status == 200);
        var admin = json(signIn()).path("access_token").asText();
        var named = "{\"username\": \"codes\", \"password\": \"%s\", \"role\": \"viewer\"}".formatted(CODED);
        assertEquals(200, web.postJson("/api/settings/users", admin, named).statusCode());
        var own = json(signIn("codes", CODED)).path("access_token").asText();
        var made = json(web.postJson("/api/auth/totp/setup", own, "{\"current_password\": \"%s\"}".formatted(CODED)));
        var secret = made.path("secret").asText();
        var first = "{\"setup_token\": \"%s\", \"code\": \"%s\"}"
                .formatted(made.path("setup_token").asText(), OneTime.code(secret, -1));
        assertEquals(200, web.postJson("/api/auth/totp/enable", own, first).statusCode());
        var challenge =
                json(signIn("codes", CODED)).path("login_challenge_token").asText();
        Question code = () -> web.postJson(
                "/api/auth/login/totp",
                "",
                "{\"login_challenge_token\": \"%s\", \"code\": \"%s\"}".formatted(challenge, OneTime.code(secret, 0)));

        var swap = new Swap(framework, "org.borgui.auth.local");
        swap.away();
        for (int i = 0; i < 10; i++) { // none of them counts as wrong
            web.await("a code that nobody judges", code, status -> status == 403);
        }
        swap.back().update();
        web.await("a code", code, status -> status == 200);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }

    private void goAndCome(String name, Question use) throws BundleException, InterruptedException {
        var swap = new Swap(framework, name);
        swap.away();
        web.await(name + " is gone", use, status -> status == 401 || status == 403 || status == 503);

        var again = swap.back();
        web.await(name + " is there", use, status -> status == 200);

        again.update();
        web.await(name + " is updated", use, status -> status == 200);
    }

    private HttpResponse<String> signIn() throws IOException, InterruptedException {
        return signIn("admin", Server.PASSWORD);
    }

    private HttpResponse<String> signIn(String name, String password) throws IOException, InterruptedException {
        return web.post(
                "/api/auth/login", "username=%s&password=%s".formatted(name, URLEncoder.encode(password, UTF_8)));
    }

    private void configure(String pid, Map<String, Object> values) throws IOException {
        configurations.getConfiguration(pid, "?").update(FrameworkUtil.asDictionary(values));
    }

    /** What automation makes of the server's secret. */
    private static String jwt() throws GeneralSecurityException {
        var ends = Instant.now().plus(Duration.ofHours(1)).getEpochSecond();
        var text = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\"}".getBytes(UTF_8)) + "."
                + base64("{\"sub\":\"admin\",\"exp\":%d}".formatted(ends).getBytes(UTF_8));
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Server.SECRET_KEY.getBytes(UTF_8), "HmacSHA256"));
        return text + "." + base64(mac.doFinal(text.getBytes(UTF_8)));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private void ask(String token) {
        var own = new Web();
        while (!over.get()) {
            try {
                note(OPEN, own.get(OPEN).statusCode());
                note(ME, own.get(ME, "Authorization", "Bearer " + token).statusCode());
            } catch (IOException e) {
                failures.add(e.toString());
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void note(String path, int status) {
        answers.incrementAndGet();
        if (status != 200) {
            failures.add(path + " answered " + status);
        }
    }
}
