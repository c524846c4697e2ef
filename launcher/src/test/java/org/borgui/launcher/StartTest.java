package org.borgui.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.borgui.launcher.probe.Failing;
import org.borgui.launcher.probe.Ready;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class StartTest {

    private final Path folder;
    private final Distribution distribution;

    StartTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        distribution = new Distribution(folder);
    }

    @Test
    void a_missing_artifact_is_named() throws Exception {
        distribution.naming("nobody.has.it");
        assertEnds(2, "test:nobody.has.it:1.0.0 (test.json)");
    }

    @Test
    void a_file_that_is_no_feature_is_named() throws Exception {
        Files.writeString(folder.resolve("features/broken.json"), "{\"id\": 3");
        assertEnds(2, "broken.json is not a feature");
    }

    @Test
    void a_missing_package_is_named_with_who_needs_it_and_who_waits_for_that() throws Exception {
        distribution.withBundle("needs", Map.of("Import-Package", "no.such.thing", "Export-Package", "needs.api"));
        distribution.withBundle("waits", Map.of("Import-Package", "needs.api"));
        assertEnds(
                3,
                "needs 1.0.0 (test.json) needs what nobody provides: package (osgi.wiring.package=no.such.thing)",
                "waits 1.0.0 (test.json): waits for needs");
    }

    @Test
    void a_bundle_that_fails_on_start_is_named_with_its_reason() throws Exception {
        distribution.withActivator(Failing.class);
        assertEnds(4, "probe.Failing", "the moon is in the wrong house");
    }

    @Test
    void a_component_that_waits_for_something_is_named_when_the_server_does_not_become_ready() throws Exception {
        distribution
                .withBase()
                .withBundle(
                        "probe.waiting",
                        Map.of(
                                "Service-Component",
                                "OSGI-INF/waiting.xml",
                                "Require-Capability",
                                "osgi.extender;filter:=\"(osgi.extender=osgi.component)\""),
                        List.of(WaitingComponent.class),
                        Map.of("OSGI-INF/waiting.xml", WaitingComponent.XML));
        assertEnds(
                4,
                "no service (osgi.condition.id=borgui.http.ready)",
                "waiting (bundle probe.waiting) waits for clock");
    }

    @Test
    void a_component_that_fails_is_named_with_its_reason_although_the_server_seems_ready() throws Exception {
        distribution
                .withBase()
                .withBundle(
                        "probe.broken",
                        Map.of(
                                "Service-Component",
                                "OSGI-INF/broken.xml",
                                "Require-Capability",
                                "osgi.extender;filter:=\"(osgi.extender=osgi.component)\""),
                        List.of(BrokenComponent.class),
                        Map.of("OSGI-INF/broken.xml", BrokenComponent.XML))
                .withActivator(Ready.class);
        assertEnds(4, "broken (bundle probe.broken) failed:", "the key does not fit");
    }

    @Test
    void a_data_directory_that_cannot_be_made_is_named() throws Exception {
        distribution.withActivator(Ready.class);
        Path file = Files.writeString(folder.resolve("file"), "");
        assertEnds(6, Map.of("DATA_DIR", file.resolve("data").toString()), "set DATA_DIR");
    }

    @Test
    void two_servers_never_share_a_data_directory() throws Exception {
        distribution.withActivator(Ready.class);
        try (Run first = distribution.run(Map.of()).awaitReady()) {
            Distribution second = new Distribution(folder.resolve("second")).withActivator(Ready.class);
            try (Run run = second.run(Map.of("DATA_DIR", folder.resolve("data").toString()))) {
                assertThat(run.exitCode()).describedAs(run.output()).isEqualTo(6);
                assertThat(run.output()).contains("another server runs");
            }
            first.terminate().exitCode();
        }
    }

    @Test
    void a_locale_that_loses_letters_is_refused() throws Exception {
        distribution.withActivator(Ready.class);
        assertEnds(8, Map.of("LC_ALL", "C"), "LC_ALL=C.UTF-8");
    }

    @Test
    void the_data_directory_is_private() throws Exception {
        distribution.withActivator(Ready.class);
        try (Run run = distribution.run(Map.of()).awaitReady()) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("data"))))
                    .isEqualTo("rwx------");
            assertThat(run.terminate().exitCode()).isZero();
        }
    }

    @Test
    void verify_starts_nothing_and_finds_what_no_feature_names() throws Exception {
        distribution.withActivator(Failing.class);
        assertEnds(0, Map.of(), "1 bundles resolve", "--verify");
        Bundles.write(folder.resolve("repository/more.jar"), "more", Map.of(), List.of(), Map.of());
        assertEnds(2, Map.of(), "more.jar", "--verify");
    }

    @Test
    void an_unknown_option_is_refused() throws Exception {
        assertEnds(2, Map.of(), "unknown option --fast", "--fast");
    }

    private void assertEnds(int code, String... texts) throws Exception {
        try (Run run = distribution.run(Map.of())) {
            assertThat(run.exitCode()).describedAs(run.output()).isEqualTo(code);
            assertThat(run.output()).contains(texts);
        }
    }

    private void assertEnds(int code, Map<String, String> environment, String text, String... words) throws Exception {
        try (Run run = distribution.run(environment, words)) {
            assertThat(run.exitCode()).describedAs(run.output()).isEqualTo(code);
            assertThat(run.output()).contains(text);
        }
    }
}
