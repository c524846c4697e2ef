package org.borgui.itest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.Map;
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
import org.osgi.framework.FrameworkUtil;
import org.osgi.service.cm.ConfigurationAdmin;

/** A passkey answers to another bundle than the one that asked. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class HotPasskeyIT {

    private static final String BUNDLE = "org.borgui.auth.passkey";
    private static final String PASSKEYS = "/api/auth/passkeys/";

    private final Web web = new Web();

    @Inject
    private BundleContext framework;

    @Inject
    private ConfigurationAdmin configurations;

    @Configuration
    public Option[] server() throws IOException {
        return Server.options("passkey");
    }

    @Test(timeout = 400_000)
    public void an_answer_is_judged_by_the_bundle_that_came_after_the_question() throws Exception {
        web.await("/healthz", status -> status == 200);
        int port = URI.create(Server.url("/")).getPort();
        configurations.getConfiguration(BUNDLE, "?").update(FrameworkUtil.asDictionary(Map.of("port", port)));
        var device = new SmallAuthenticator("http://localhost:" + port);
        Question signIn = () ->
                web.post("/api/auth/login", "username=admin&password=" + URLEncoder.encode(Server.PASSWORD, UTF_8));
        web.await("a password", signIn, status -> status == 200);
        var token = json(signIn.ask()).path("access_token").asText();

        var wanted = json(web.postJson(
                PASSKEYS + "register/options", token, "{\"current_password\": \"%s\"}".formatted(Server.PASSWORD)));
        var made = device.make(wanted.at("/options/challenge").asText());
        assertEquals(
                200,
                web.postJson(PASSKEYS + "register/verify", token, answer(wanted, made))
                        .statusCode());
        var handle = wanted.at("/options/user/id").asText();
        var asked = json(web.postJson(PASSKEYS + "authenticate/options", "", "{}"));
        var shown = answer(asked, device.show(asked.at("/options/challenge").asText(), handle));
        Question show = () -> web.postJson(PASSKEYS + "authenticate/verify", "", shown);

        var swap = new Swap(framework, BUNDLE);
        swap.away();
        web.await("a passkey that nobody judges", show, status -> status == 403);
        swap.back().update();
        web.await("a passkey", show, status -> status == 200);
        web.await("the same once more", show, status -> status == 401);
    }

    private static String answer(JsonNode asked, String credential) {
        return "{\"ceremony_token\": \"%s\", \"name\": \"of a test\", \"credential\": %s}"
                .formatted(asked.path("ceremony_token").asText(), credential);
    }

    private static JsonNode json(HttpResponse<String> answer) throws IOException {
        return new ObjectMapper().readTree(answer.body());
    }
}
