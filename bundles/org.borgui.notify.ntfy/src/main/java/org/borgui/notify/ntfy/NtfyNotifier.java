package org.borgui.notify.ntfy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
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

/** Publishes each notice as a message of one topic, by ntfy's JSON call (https://docs.ntfy.sh/publish/#publish-as-json). */
@Component
@NotifierSchemes(schemes = {"ntfy", "ntfys"})
public final class NtfyNotifier implements Notifier {

    /** What ntfy calls its priorities: 3 is the usual one, 4 makes a longer sound. */
    private static final int USUAL = 3;

    private final ObjectMapper json = new ObjectMapper();
    private final Egress egress;

    @Activate
    public NtfyNotifier(@Reference Egress egress) {
        this.egress = egress;
    }

    @Override
    public void requireAddress(Secret address) {
        NtfyAddress.of(address);
    }

    @Override
    public void deliver(Notice notice, Secret address) throws IOException, InterruptedException {
        var place = NtfyAddress.of(address);
        var headers = new LinkedHashMap<>(place.headers());
        headers.put("Content-Type", "application/json");
        var answer = egress.call(
                new Egress.Call("POST", place.server(), headers, json.writeValueAsString(message(notice, place))));
        if (answer.status() < 200 || answer.status() >= 300) {
            throw new IOException(
                    "%s answered with status %d.".formatted(place.server().getHost(), answer.status()));
        }
    }

    private static Map<String, Object> message(Notice notice, NtfyAddress place) {
        boolean bad = notice.level() == Notice.Level.FAILURE;
        var message = new LinkedHashMap<String, Object>();
        message.put("topic", place.topic());
        message.put("title", notice.title());
        message.put("message", notice.text());
        message.put("priority", bad ? place.priority() : USUAL);
        message.put("tags", List.of(bad ? "rotating_light" : "floppy_disk"));
        return message;
    }
}
