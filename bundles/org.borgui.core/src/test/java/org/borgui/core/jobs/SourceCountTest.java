package org.borgui.core.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.borgui.api.job.Parameters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceCountTest {

    @TempDir
    Path folder;

    private Parameters parameters = Parameters.none();

    @BeforeEach
    void files() throws Exception {
        Files.createDirectories(folder.resolve("a/cache"));
        Files.write(folder.resolve("a/ten"), new byte[10]);
        Files.write(folder.resolve("a/cache/CACHEDIR.TAG"), new byte[4]);
        Files.write(folder.resolve("a/cache/big"), new byte[100]);
        Files.write(folder.resolve("five"), new byte[5]);
        Files.createSymbolicLink(folder.resolve("a/link"), folder.resolve("a/cache/big"));
        parameters = Parameters.none()
                .with(
                        "sources",
                        List.of(
                                folder.resolve("a").toString(),
                                folder.resolve("five").toString()));
    }

    private OptionalLong count() throws Exception {
        return SourceCount.of(parameters).orElseThrow().call();
    }

    @Test
    void adds_up_files_and_follows_no_link() throws Exception {
        assertThat(count()).hasValue(119);
    }

    @Test
    void leaves_out_tagged_caches_and_excluded_paths() throws Exception {
        parameters = parameters.with("excludeCaches", true);
        assertThat(count()).hasValue(15);

        parameters = parameters.with("excludes", List.of("pp:" + folder.resolve("a")));
        assertThat(count()).hasValue(5);
    }

    @Test
    void a_source_that_has_gone_counts_nothing() throws Exception {
        parameters = parameters.with("sources", List.of(folder.resolve("gone").toString()));

        assertThat(count()).hasValue(0);
    }

    @Test
    void patterns_cannot_be_counted() {
        parameters = parameters.with("excludes", List.of("**/*.tmp"));

        assertThat(SourceCount.of(parameters)).isEmpty();
    }
}
