package org.borgui.plugins;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.borgui.api.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.osgi.framework.Version;

class JarInspectorTest {

    private static final String MANIFEST = "META-INF/MANIFEST.MF";
    private static final String GOOD =
            """
            Manifest-Version: 1.0
            Bundle-ManifestVersion: 2
            Bundle-SymbolicName: org.example.one
            Bundle-Version: 1.2.3
            Bundle-Name: One
            Import-Package: org.borgui.api;version="[1.0,2)",org.example.two;resolution:=optional
            """;

    @TempDir
    Path folder;

    private final JarInspector inspector = new JarInspector(new JarLimits(10_000, 5, 20_000));

    private PluginJar inspect(byte[] bytes) throws IOException {
        var file = folder.resolve("x.jar");
        Files.write(file, bytes);
        return inspector.inspect(file, "0".repeat(64));
    }

    private static byte[] zip(Map<String, String> entries) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(UTF_8));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] with(String name, String content) throws IOException {
        var entries = new LinkedHashMap<>(Map.of(MANIFEST, GOOD));
        entries.put(name, content);
        return zip(entries);
    }

    private void refused(byte[] bytes, String sentence) {
        assertThatThrownBy(() -> inspect(bytes))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void a_bundle_says_what_it_is() throws Exception {
        var jar = inspect(zip(Map.of(MANIFEST, GOOD)));

        assertThat(jar.name()).isEqualTo("org.example.one");
        assertThat(jar.version()).isEqualTo(Version.parseVersion("1.2.3"));
        assertThat(jar.title()).isEqualTo("One");
        assertThat(jar.imports()).containsExactly("org.borgui.api", "org.example.two");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "a/../../x", "/etc/passwd", "a\\b", "c:x", "./x", "a\nb"})
    void a_name_that_leads_elsewhere_is_refused(String name) throws Exception {
        refused(with(name, "x"), "an entry has the name");
    }

    @Test
    void an_entry_that_is_there_twice_is_refused() throws Exception {
        refused(with("meta-inf/manifest.mf", GOOD), "twice");
        var bytes = with("META-INF/MANIFEST.MX", GOOD);
        var text = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
        var twice = text.replace("MANIFEST.MX", "MANIFEST.MF").getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        refused(twice, "no plugin");
    }

    @Test
    void more_than_it_may_hold_is_refused() throws Exception {
        refused(with("zeros", "0".repeat(30_000)), "Unpacked a plugin has");
        var many = new LinkedHashMap<>(Map.of(MANIFEST, GOOD));
        for (int i = 0; i < 6; i++) {
            many.put("entry" + i, "");
        }
        refused(zip(many), "5 entries at most");
    }

    @Test
    void what_is_no_bundle_is_refused() throws Exception {
        refused("PK no archive".getBytes(UTF_8), "does not begin and end as one");
        refused(zip(Map.of("x", "y")), "it has no META-INF/MANIFEST.MF");
        refused(zip(Map.of(MANIFEST, "Manifest-Version: 1.0\n")), "not an OSGi bundle");
        refused(zip(Map.of(MANIFEST, GOOD.replace("1.2.3", "one.two"))), "no plugin");
        refused(zip(Map.of(MANIFEST, GOOD.replace("org.example.one", "one"))), "small letters, digits and dots");
        refused(zip(Map.of(MANIFEST, GOOD + "Fragment-Host: org.borgui.core\n")), "Fragment-Host");
    }

    @Test
    void a_manifest_that_is_read_in_two_ways_is_refused() throws Exception {
        refused(zip(Map.of(MANIFEST, GOOD + "X-A: a\rBundle-SymbolicName: org.borgui.rest\n")), "read in two ways");
        refused(zip(Map.of(MANIFEST, GOOD + "bundle-symbolicname: org.borgui.rest\n")), "twice");
        refused(zip(Map.of(MANIFEST, GOOD + "no header at all\n")), "no header");
        refused(
                zip(Map.of(MANIFEST, GOOD.replace("org.example.one", "org.example.one;singleton:=true"))),
                "is a singleton");
    }

    @Test
    void what_it_says_of_itself_moves_no_cursor() throws Exception {
        var jar = inspect(zip(Map.of(MANIFEST, GOOD.replace("Bundle-Name: One", "Bundle-Name: O\u001b[31mne\u202e"))));

        assertThat(jar.title()).isEqualTo("O [31mne");
    }
}
