package org.borgui.auth.oidc;

import com.nimbusds.jose.util.Resource;
import com.nimbusds.jose.util.ResourceRetriever;
import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.borgui.egress.Egress;
import org.borgui.egress.Egress.Answer;
import org.borgui.egress.Egress.Call;
import org.jspecify.annotations.Nullable;

/**
 * All that is asked of providers goes through {@link Egress}: judged addresses, no redirect, limits of time and size. Keys are
 * asked for at most every ten seconds, since whoever sends a token with an unknown key makes the library ask.
 */
final class Wire implements ResourceRetriever {

    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_KEPT = 50;
    private static final String JSON = "application/json";

    private record Kept(String body, Instant at) {}

    private final Egress egress;
    private final Clock clock;
    private final Map<URI, Kept> kept = new LinkedHashMap<>();

    Wire(Egress egress, Clock clock) {
        this.egress = egress;
        this.clock = clock;
    }

    /** A document of a provider, as text. */
    String get(URI address) throws IOException {
        var answer = call(new Call("GET", address, Map.of("Accept", JSON), ""));
        if (answer.status() != HTTPResponse.SC_OK) {
            throw new IOException("%s answers with the status %d.".formatted(address, answer.status()));
        }
        return answer.body();
    }

    /** A request that the library has put together. */
    HTTPResponse send(HTTPRequest request) throws IOException {
        var headers = new HashMap<String, String>();
        request.getHeaderMap().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        headers.put("Accept", JSON);
        var body = request.getBody();
        var answer = call(new Call(request.getMethod().name(), request.getURI(), headers, body == null ? "" : body));
        var response = new HTTPResponse(answer.status());
        response.setBody(answer.body());
        try {
            response.setContentType(JSON);
        } catch (ParseException e) {
            throw new IllegalStateException(e); // it is one
        }
        return response;
    }

    @Override
    public Resource retrieveResource(URL url) throws IOException {
        try {
            return new Resource(body(url.toURI()), JSON);
        } catch (URISyntaxException e) {
            throw new IOException("'%s' is no address.".formatted(url), e);
        }
    }

    private String body(URI address) throws IOException {
        var now = clock.instant();
        var last = last(address);
        if (last != null && !now.isBefore(last.at()) && now.isBefore(last.at().plus(AGAIN))) {
            return last.body();
        }
        var body = get(address);
        keep(address, new Kept(body, now));
        return body;
    }

    private synchronized @Nullable Kept last(URI address) {
        return kept.get(address);
    }

    private synchronized void keep(URI address, Kept fresh) {
        kept.put(address, fresh);
        if (kept.size() > MOST_KEPT) {
            kept.remove(kept.keySet().iterator().next());
        }
    }

    private Answer call(Call call) throws IOException {
        try {
            return egress.call(call, PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("The provider was not waited for: the server stops.", e);
        }
    }
}
