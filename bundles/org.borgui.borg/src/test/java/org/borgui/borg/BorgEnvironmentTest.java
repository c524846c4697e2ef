package org.borgui.borg;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;
import org.borgui.api.job.JobState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a borg that this server starts finds in its environment and among its words, told by a program in its place. */
@Timeout(60)
class BorgEnvironmentTest {

    @Test
    void it_is_a_list_and_nothing_of_the_servers_own(@TempDir Path folder) throws Exception {
        var program = Files.createFile(
                folder.resolve("borg"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(
                program,
                """
                #!/bin/sh
                [ "$1" != --version ] || { echo 'borg 1.2.4'; exit 0; }
                cat /proc/$$/environ > '%s/environment'
                cat /proc/$$/cmdline > '%s/words'
                exit 2
                """
                        .formatted(folder, folder));
        var bench = new Bench(program, folder);

        assertThat(bench.create("a")).isInstanceOf(JobState.Ended.class);

        var environment = environment(folder.resolve("environment"));
        var names = new TreeSet<>(environment.keySet());
        names.remove("TZ"); // where the server has one
        assertThat(names)
                .containsExactly(
                        "BORGUI_PROCESS",
                        "BORG_BASE_DIR",
                        "BORG_DISPLAY_PASSPHRASE",
                        "BORG_EXIT_CODES",
                        "BORG_PASSPHRASE",
                        "BORG_RELOCATED_REPO_ACCESS_IS_OK",
                        "BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK",
                        "HOME",
                        "LANG",
                        "LC_ALL",
                        "LOGNAME",
                        "PATH");
        assertThat(environment)
                .containsEntry("BORG_PASSPHRASE", Bench.PASSPHRASE.reveal())
                .containsEntry("LC_ALL", "C.UTF-8")
                .containsEntry("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin");
        assertThat(Files.readString(folder.resolve("words"))).doesNotContain(Bench.PASSPHRASE.reveal());
    }

    private static Map<String, String> environment(Path file) throws Exception {
        var variables = new HashMap<String, String>();
        Arrays.stream(Files.readString(file).split("\0", -1))
                .filter(variable -> !variable.isEmpty())
                .forEach(variable -> variables.put(
                        variable.substring(0, variable.indexOf('=')), variable.substring(variable.indexOf('=') + 1)));
        return variables;
    }
}
