package org.borgui.rest.plugins;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.net.URL;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;
import org.borgui.spi.web.ConsolePage;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The pages of plugins that are there at the moment, and their files. Any thread. */
@Component(service = PageFiles.class)
public final class PageFiles {

    /** A file of a page. */
    record WebFile(URL place, String type) {}

    /** Nothing encoded, hidden or leading upwards reaches a bundle. */
    private static final Pattern PLAIN =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*");

    private static final Map<String, String> TYPES = Map.of(
            "js", "text/javascript",
            "mjs", "text/javascript",
            "css", "text/css",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "woff2", "font/woff2");

    /** A page and the bundle it is from. */
    private record Brought(ServiceReference<ConsolePage> reference, Bundle bundle) {

        private String module() {
            return String.valueOf(reference.getProperty("borgui.page.module"));
        }

        private String title(String language) {
            var titles = reference.getProperty("borgui.page.titles") instanceof String[] several
                    ? List.of(several)
                    : List.of(String.valueOf(reference.getProperty("borgui.page.titles")));
            var wanted = language.split("-", 2)[0] + "=";
            var title = titles.stream()
                    .filter(one -> one.startsWith(wanted))
                    .findFirst()
                    .orElse(titles.get(0));
            return title.substring(title.indexOf('=') + 1);
        }
    }

    private final Map<String, Brought> pages = new ConcurrentSkipListMap<>();

    @Reference(service = ConsolePage.class, cardinality = MULTIPLE, policy = DYNAMIC)
    void addPage(ServiceReference<ConsolePage> reference) {
        var bundle = reference.getBundle();
        if (bundle != null) {
            pages.put(bundle.getSymbolicName(), new Brought(reference, bundle));
        }
    }

    void removePage(ServiceReference<ConsolePage> reference) {
        pages.values().removeIf(brought -> brought.reference().equals(reference));
    }

    /** In the language of who looks. */
    List<PageView> list(String language) {
        return pages.entrySet().stream()
                .map(entry -> view(entry.getKey(), entry.getValue(), language))
                .toList();
    }

    private static PageView view(String name, Brought brought, String language) {
        var address = "api/plugins/pages/%s/%s?v=%d"
                .formatted(name, brought.module(), brought.bundle().getLastModified());
        return new PageView(name, brought.title(language), address);
    }

    Optional<WebFile> file(String plugin, String path) {
        var brought = pages.get(plugin);
        var entry = brought == null || !PLAIN.matcher(path).matches()
                ? null
                : brought.bundle().getEntry("web/" + path);
        if (entry == null) {
            return Optional.empty();
        }
        var type = TYPES.get(path.substring(path.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        return type == null ? Optional.empty() : Optional.of(new WebFile(entry, type));
    }
}
