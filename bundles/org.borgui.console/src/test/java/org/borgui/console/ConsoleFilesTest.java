package org.borgui.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

class ConsoleFilesTest {

    /** A bundle whose entries are the resources of this module's class path. */
    private final Bundle bundle = only(Bundle.class, "getEntry", path -> resource("/" + path));

    private final ConsoleFiles files = new ConsoleFiles(only(BundleContext.class, "getBundle", none -> bundle));

    @Test
    void the_page_and_its_assets_are_found() {
        assertThat(files.find("index.html")).isPresent();
        assertThat(files.find("favicon.svg")).isPresent();
    }

    @Test
    void the_page_carries_the_places_that_are_filled_in_for_each_request() throws Exception {
        try (var page = files.find("index.html").orElseThrow().openStream()) {
            assertThat(new String(page.readAllBytes(), StandardCharsets.UTF_8))
                    .contains("<meta name=\"base\" content=\"__BASE__\"", "=\"./assets/", "content=\"__NONCE__\"")
                    .doesNotContain("<base", "<style", "style=", "onload=", "http://", "https://");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/index.html",
                "assets/",
                "assets//index.html",
                "../web/index.html",
                "assets/../index.html",
                "./index.html",
                "assets\\index.html",
                "..\\index.html",
                "index.html\n",
                "not-there.js"
            })
    void a_path_that_is_not_a_plain_one_finds_nothing(String path) {
        assertThat(files.find(path)).isEmpty();
    }

    private static @Nullable URL resource(String path) {
        return ConsoleFilesTest.class.getResource(path);
    }

    private interface Answer {
        @Nullable
        Object to(String argument);
    }

    private static <T> T only(Class<T> type, String method, Answer answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) -> {
                    if (!called.getName().equals(method)) {
                        throw new UnsupportedOperationException(called.getName());
                    }
                    return answer.to(arguments == null ? "" : Objects.toString(arguments[0]));
                }));
    }
}
