package org.borgui.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.borgui.launcher.probe.Configured;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a component gets to see of config/ and the environment, with the shipped base feature. */
@Timeout(60)
class ConfigurationTest {

    private static final String XML =
            """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="probe.configured" immediate="true"
                configuration-policy="require" activate="activate" init="2">
              <implementation class="org.borgui.launcher.probe.Configured"/>
            </scr:component>
            """;

    private final Path folder;

    ConfigurationTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "$[env:HOME]",
                "a$[env:HOME]b",
                "\\$[env:HOME]",
                "${HOME} $\\{HOME}",
                "back\\slash \\\\ \\n",
                "quote\" and 'quote'",
                "a=b;type=Integer;default=x",
                "one,two, three",
                " led and followed by blanks ",
                "]]][[[",
                "$[",
                "grün ☃ \uD83D\uDD11",
                "line\nbreak\ttab"
            })
    void a_value_of_the_environment_arrives_as_it_is(String value) throws Exception {
        assertThat(seen(Map.of("PROBE_TEXT", value))).containsEntry("text", value);
    }

    @Test
    void a_port_is_a_number_and_unset_variables_have_their_defaults() throws Exception {
        assertThat(seen(Map.of("PROBE_PORT", "9090")))
                .containsEntry("port", "9090")
                .containsEntry("portType", "Integer")
                .containsEntry("text", "a default")
                .containsEntry("empty", "");
        assertThat(seen(Map.of())).containsEntry("port", "8081").containsEntry("portType", "Integer");
    }

    private Map<String, String> seen(Map<String, String> environment) throws Exception {
        Path home = Files.createTempDirectory(folder, "home");
        Distribution distribution = new Distribution(home)
                .withBase()
                .withBundle(
                        "probe.configured",
                        Map.of(
                                "Service-Component", "OSGI-INF/configured.xml",
                                "Import-Package", "org.osgi.framework",
                                "Require-Capability", "osgi.extender;filter:=\"(osgi.extender=osgi.component)\""),
                        List.of(Configured.class, Configured.Config.class),
                        Map.of("OSGI-INF/configured.xml", XML));
        Files.writeString(
                home.resolve("config/probe.configured.config"),
                """
                # The same forms as in the shipped files.
                text="$[env:PROBE_TEXT;type=String[];default=a default]"

                # A number.
                port="$[env:PROBE_PORT;type=Integer;default=8081]"
                empty="$[env:PROBE_EMPTY;type=String[];default=]"
                """);
        Path file = home.resolve("seen");
        Map<String, String> all = new HashMap<>(environment);
        all.put("PROBE_FILE", file.toString());
        try (Run run = distribution.run(all).awaitReady()) {
            run.terminate().exitCode();
        }
        Map<String, String> seen = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split(" ", 2);
            seen.put(parts[0], new String(Base64.getDecoder().decode(parts[1]), StandardCharsets.UTF_8));
        }
        return seen;
    }
}
