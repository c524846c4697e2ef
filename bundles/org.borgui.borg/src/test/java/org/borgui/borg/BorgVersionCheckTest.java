package org.borgui.borg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.borgui.api.posture.Weakness;
import org.borgui.api.system.DataDirectory;
import org.borgui.process.JdkProcessRunner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class BorgVersionCheckTest {

    @TempDir
    private Path folder = Path.of(".");

    @ParameterizedTest
    @CsvSource({
        "borg 1.1.18, true",
        "borg 1.2.0, true",
        "borg 1.2.4, true",
        "borg 1.2.4.dev3+g12, true",
        "borg 1.2, true",
        "borg 1.2.5, false",
        "borg 1.2.10, false",
        "borg 1.4.0, false",
        "borg2 2.0.0b19, false",
        "something else, false",
    })
    void a_borg_with_known_problems_is_told_with_what_to_do(String printed, boolean isOld) throws Exception {
        var found = new BorgVersionCheck(new InstalledBorg(runner(), program(printed))).look();

        assertThat(found).hasSize(isOld ? 1 : 0).allSatisfy(one -> {
            assertThat(one.id()).isEqualTo("borg.old");
            assertThat(one.object()).isEqualTo(printed.substring("borg ".length()));
            assertThat(one.reason()).contains("CVE-2023-36811", "distributions");
            assertThat(one.remedy()).contains("first where repositories are served");
        });
    }

    @Test
    void a_borg_that_is_missing_is_no_weakness() throws Exception {
        var missing = new InstalledBorg(runner(), folder.resolve("nowhere").toString());
        assertThat(new BorgVersionCheck(missing).look())
                .extracting(Weakness::id)
                .isEmpty();
    }

    private JdkProcessRunner runner() throws Exception {
        return new JdkProcessRunner(new Data(folder));
    }

    private String program(String printed) throws IOException {
        var file = Files.writeString(folder.resolve("borg"), "#!/bin/sh\necho '" + printed + "'\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
        return file.toString();
    }

    private record Data(Path path) implements DataDirectory {

        @Override
        public Path folder(String name) {
            try {
                return Files.createDirectories(path.resolve(name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
