package org.borgui.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The features and the configuration in this tree. */
class ShippedFilesTest {

    /** Which service is used is said by a filter, in which a text is only a part; it is no secret, and may be read twice. */
    private static final String TARGETS = "[a-z]+\\.target=\"\\([a-z]+\\\\=\\$\\[env:[A-Z_]+;default=[a-z]+]\\)\"";

    @Test
    void every_feature_can_be_read_and_has_a_start_level_for_each_bundle() {
        FeatureSet features = FeatureReader.read(Distribution.FEATURES);
        assertThat(features.bundles()).isNotEmpty().allSatisfy(bundle -> assertThat(bundle.level())
                .isBetween(1, 60));
        assertThat(features.targetLevel()).isEqualTo(80);
    }

    @Test
    void what_serves_starts_before_what_is_served() {
        FeatureSet features = FeatureReader.read(Distribution.FEATURES);
        assertThat(level(features, "org.borgui.api")).isLessThan(level(features, "org.borgui.http"));
        assertThat(level(features, "org.borgui.http")).isLessThan(level(features, "org.borgui.core"));
        assertThat(level(features, "org.apache.felix.fileinstall")).isLessThan(level(features, "org.borgui.http"));
    }

    @Test
    void text_from_the_environment_is_always_protected_from_a_second_reading() throws Exception {
        try (Stream<Path> files = Files.list(Distribution.CONFIG)) {
            List<String> values = files.filter(file -> file.toString().endsWith(".config"))
                    .flatMap(ShippedFilesTest::lines)
                    .filter(line -> line.contains("$[env:") && !line.matches(TARGETS))
                    .toList();
            assertThat(values)
                    .hasSizeGreaterThan(8)
                    .allMatch(line -> line.matches(
                            "\\.?[a-zA-Z]+=\"\\$\\[env:[A-Z_]+;type=(String\\[]|Integer|Boolean);default=[^\"$]*]\""));
        }
    }

    private static int level(FeatureSet features, String artifact) {
        return features.bundles().stream()
                .filter(bundle -> bundle.id().contains(":" + artifact + ":"))
                .findFirst()
                .orElseThrow()
                .level();
    }

    private static Stream<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
