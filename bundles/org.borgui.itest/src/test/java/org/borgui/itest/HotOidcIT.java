package org.borgui.itest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

/** A provider that a configuration describes comes, and somebody who is on the way there does not notice that its bundle goes. */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
public class HotOidcIT {

    private static final String BUNDLE = "org.borgui.auth.oidc";
    private static final String PLACE = "/api/auth/oidc/small";

    private final Web web = new Web();

    @Inject
    private BundleContext framework;

    @Inject
    private ConfigurationAdmin configurations;

    @Configuration
    public Option[] server() throws IOException {
        return Server.options("oidc");
    }

    @Test(timeout = 400_000)
    public void somebody_on_the_way_to_a_provider_does_not_notice_that_the_bundle_is_another() throws Exception {
        web.await("/healthz", status -> status == 200);
        web.await(PLACE + "/login", status -> status == 404);
        try (var provider = new SmallProvider()) {
            configurations
                    .getConfiguration("org.borgui.egress", "?")
                    .update(FrameworkUtil.asDictionary(Map.of("allow", "localhost")));
            configurations
                    .getFactoryConfiguration("org.borgui.auth.oidc.provider", "small", "?")
                    .update(FrameworkUtil.asDictionary(settings(provider)));
            var sent = await("sent", () -> web.get(PLACE + "/login?return_to=/plans"), 302);
            var asked = parameters(sent);
            provider.nonce = asked.getOrDefault("nonce", "");
            var browser = cookie(sent, "borgui-oidc");
            Question back = () -> web.get(PLACE + "/callback?code=c&state=" + asked.get("state"), "Cookie", browser);

            var swap = new Swap(framework, BUNDLE);
            swap.away();
            await("nobody who speaks the protocol", back, 404);
            assertTrue(web.get("/api/auth/oidc/providers").body().contains("\"providers\":[]"));
            swap.back().update();

            var returned = await("back", back, 302);
            assertEquals("/plans?oidc=complete", pathOf(returned));
            var grant = cookie(returned, "oidc_exchange_grant");
            var begun = web.post(
                    "/api/auth/oidc/exchange", "", "Cookie", browser + "; " + grant, "Referer", Server.url("/plans"));
            assertEquals(200, begun.statusCode());
            assertTrue(begun.body(), begun.body().contains("access_token"));
        }
    }

    private static Map<String, Object> settings(SmallProvider provider) {
        return Map.of(
                "id", "small",
                "name", "Small",
                "issuer", provider.issuer(),
                "clientId", "borg-ui",
                ".clientSecret", "a secret of both",
                "newUserMode", "viewer");
    }

    private HttpResponse<String> await(String what, Question question, int status) throws Exception {
        var answers = new ArrayDeque<HttpResponse<String>>();
        web.await(
                what,
                () -> {
                    answers.add(question.ask());
                    return answers.getLast();
                },
                found -> found == status);
        return answers.getLast();
    }

    private static Map<String, String> parameters(HttpResponse<String> sent) {
        var query =
                URI.create(sent.headers().firstValue("Location").orElseThrow()).getRawQuery();
        return Pattern.compile("&")
                .splitAsStream(query)
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String pathOf(HttpResponse<String> answer) {
        var address = URI.create(answer.headers().firstValue("Location").orElseThrow());
        return address.getPath() + "?" + address.getQuery();
    }

    private static String cookie(HttpResponse<String> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(line -> line.contains(name + "="))
                .map(line -> line.substring(0, line.indexOf(';')))
                .findFirst()
                .orElseThrow();
    }
}
