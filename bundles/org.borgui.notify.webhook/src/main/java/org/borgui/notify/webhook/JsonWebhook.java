package org.borgui.notify.webhook;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.borgui.api.Secret;
import org.borgui.api.notice.Notice;
import org.borgui.egress.Egress;
import org.borgui.spi.notice.Notifier;
import org.borgui.spi.notice.NotifierSchemes;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Sends each notice as a JSON document: {@code version}, {@code title}, {@code message}, {@code attachments} and
 * {@code type} as Apprise sends them, and of our own {@code key}, {@code topic}, {@code at}, {@code repository_id} and
 * {@code plan}. With a secret in the address each call is signed, see {@link Signature}.
 */
@Component
@NotifierSchemes(schemes = {"json", "jsons"})
public final class JsonWebhook implements Notifier {

    private final ObjectMapper json = new ObjectMapper();
    private final Egress egress;
    private final Clock clock;

    @Activate
    public JsonWebhook(@Reference Egress egress) {
        this(egress, Clock.systemUTC());
    }

    JsonWebhook(Egress egress, Clock clock) {
        this.egress = egress;
        this.clock = clock;
    }

    @Override
    public void requireAddress(Secret address) {
        WebAddress.of(address);
    }

    @Override
    public void deliver(Notice notice, Secret address) throws IOException, InterruptedException {
        var place = WebAddress.of(address);
        var body = json.writeValueAsString(document(notice));
        var headers = new LinkedHashMap<>(place.headers());
        headers.put("Content-Type", "application/json");
        headers.put("Idempotency-Key", notice.token());
        place.secret().ifPresent(secret -> headers.putAll(Signature.headers(secret, clock.instant(), body)));
        var answer = egress.call(new Egress.Call(place.method(), place.uri(), headers, body));
        if (answer.status() < 200 || answer.status() >= 300) {
            throw new IOException(
                    "%s answered with status %d.".formatted(place.uri().getHost(), answer.status()));
        }
    }

    private static Map<String, Object> document(Notice notice) {
        var document = new LinkedHashMap<String, Object>();
        document.put("version", "1.0");
        document.put("title", notice.title());
        document.put("message", notice.text());
        document.put("attachments", List.of());
        document.put("type", notice.level().wire());
        document.put("key", notice.key());
        document.put("topic", notice.topic().name().toLowerCase(java.util.Locale.ROOT));
        document.put("at", notice.at().toString());
        var repository = notice.repository();
        document.put("repository_id", repository == null ? null : repository.value());
        document.put("plan", notice.plan());
        return document;
    }
}
