package org.borgui.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Joins the descriptions that bundles carry as {@code OSGI-INF/openapi.json} into one. */
final class OpenApi {

    private static final Logger LOG = LoggerFactory.getLogger(OpenApi.class);
    private static final String REFERENCE = "\"#/components/";

    private final JsonMapper json = new JsonMapper();
    private final String basePath;

    OpenApi(String basePath) {
        this.basePath = basePath;
    }

    /**
     * The description of everything these bundles bring. A path that does not begin with {@code /api} is taken as lying
     * below the bundle's mount; components of bundles that are not ours get the bundle's name before their own.
     */
    String merge(List<Owner> owners) {
        var whole = json.createObjectNode();
        whole.put("openapi", "3.0.1");
        whole.putObject("info").put("title", "Borg UI").put("version", "1");
        whole.putArray("servers").addObject().put("url", basePath.isEmpty() ? "/" : basePath);
        whole.putObject("paths");
        whole.putObject("components");
        for (var owner : owners) {
            owner.openApi().ifPresent(part -> add(whole, owner, part));
        }
        return whole.toString();
    }

    private void add(ObjectNode whole, Owner owner, URL part) {
        try {
            var text = new String(WebFile.read(part), StandardCharsets.UTF_8);
            var renamed = owner.isCore()
                    ? text
                    : text.replaceAll("\"#/components/(\\w+)/", REFERENCE + "$1/" + owner.name() + ".");
            add(whole, owner, json.readTree(renamed));
        } catch (IOException e) {
            LOG.warn("The API description of {} cannot be read: {}", owner, e.getMessage());
        }
    }

    private static void add(ObjectNode whole, Owner owner, JsonNode part) {
        if (owner.isCore()) {
            for (var field : List.of("openapi", "info", "security", "tags")) {
                if (part.has(field)) {
                    whole.set(field, part.get(field));
                }
            }
        }
        var paths = (ObjectNode) whole.get("paths");
        part.path("paths").properties().forEach(path -> {
            var name = path.getKey().startsWith("/api") ? path.getKey() : owner.mount() + path.getKey();
            if (name.startsWith(owner.mount()) && !paths.has(name)) {
                paths.set(name, path.getValue());
            }
        });
        var components = (ObjectNode) whole.get("components");
        part.path("components").properties().forEach(kind -> {
            var all = components.withObject("/" + kind.getKey());
            kind.getValue().properties().forEach(component -> {
                var name = owner.isCore() ? component.getKey() : owner.name() + "." + component.getKey();
                if (!all.has(name)) {
                    all.set(name, component.getValue());
                }
            });
        });
    }
}
