package org.borgui.borg;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.NetworkInterface;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.borgui.api.JobId;
import org.borgui.api.repository.RepositoryLock;
import org.borgui.api.repository.RepositoryLock.Evidence;
import org.borgui.process.ProcessRunner;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class LockFilesTest {

    private static final Instant TAKEN = Instant.parse("2026-03-01T02:00:00Z");
    private static final Instant LATER = TAKEN.plus(Duration.ofMinutes(1));

    @TempDir
    Path folder;

    private static Suspect suspect(@Nullable Instant begun, boolean maybeBorg) {
        return new Suspect(begun, maybeBorg, null);
    }

    private static Evidence evidence(LockTime time, @Nullable Suspect suspect) {
        return evidence(time, suspect, Sight.ALL);
    }

    private static Evidence evidence(LockTime time, @Nullable Suspect suspect, Sight sight) {
        return LockFiles.evidence(time, Optional.ofNullable(suspect), Optional.of(LATER), sight);
    }

    @Test
    void a_holder_without_a_process_is_gone_and_one_from_before_the_start_of_the_machine_as_well() {
        assertThat(evidence(new LockTime(LATER.plusSeconds(60), true), null)).isEqualTo(Evidence.GONE);
        assertThat(evidence(new LockTime(TAKEN, true), null)).isEqualTo(Evidence.REBOOTED);
        assertThat(evidence(new LockTime(TAKEN, false), null)).isEqualTo(Evidence.GONE);
    }

    @Test
    void a_holder_that_could_not_be_seen_if_it_ran_is_not_called_gone() {
        var after = new LockTime(LATER.plusSeconds(60), true);
        var before = new LockTime(TAKEN, true);
        assertThat(evidence(after, null, Sight.SOME)).isEqualTo(Evidence.ELSEWHERE);
        assertThat(evidence(after, null, Sight.CONTAINER)).isEqualTo(Evidence.ELSEWHERE);
        assertThat(evidence(before, null, Sight.SOME))
                .as("nobody lives through a new start of the machine")
                .isEqualTo(Evidence.REBOOTED);
        assertThat(evidence(before, null, Sight.CONTAINER))
                .as("a container may tell its own start")
                .isEqualTo(Evidence.ELSEWHERE);
        assertThat(evidence(before, suspect(LATER, false), Sight.SOME)).isEqualTo(Evidence.REUSED);
        assertThat(evidence(before, suspect(LATER, false), Sight.CONTAINER))
                .as("numbers are others outside")
                .isEqualTo(Evidence.ELSEWHERE);
    }

    @Test
    void all_is_seen_only_on_the_machine_itself_and_where_nothing_hides_processes() {
        var first = "pid:[4026531836]";
        var open = List.of("22 1 0:21 / /proc rw,nosuid - proc proc rw", "23 1 0:22 / /x rw - ext4 /dev/a rw");
        assertThat(Sight.of(first, open, true)).isEqualTo(Sight.ALL);
        assertThat(Sight.of(first, open, false)).isEqualTo(Sight.SOME);
        assertThat(Sight.of("pid:[4026532201]", open, true)).isEqualTo(Sight.CONTAINER);
        for (var option : List.of("hidepid=invisible", "hidepid=2", "hidepid=1,gid=5", "gid=5,hidepid=noaccess")) {
            var hidden = List.of("22 1 0:21 / /proc rw,nosuid - proc proc rw," + option);
            assertThat(Sight.of(first, hidden, true)).as(option).isEqualTo(Sight.SOME);
        }
        assertThat(Sight.of(first, List.of("22 1 0:21 / /proc rw - proc proc rw,hidepid=0"), true))
                .isEqualTo(Sight.ALL);
    }

    @Test
    void another_program_that_is_younger_than_the_lock_has_been_given_the_number_of_its_holder() {
        var ours = new LockTime(TAKEN, true);
        assertThat(evidence(ours, suspect(LATER, false))).isEqualTo(Evidence.REUSED);
        assertThat(evidence(ours, suspect(TAKEN.minusSeconds(1), false))).isEqualTo(Evidence.WORKS);
        assertThat(evidence(ours, suspect(TAKEN.plusSeconds(2), false)))
                .as("clocks are not that exact")
                .isEqualTo(Evidence.WORKS);
    }

    @Test
    void a_living_holder_is_never_called_dead_for_what_clocks_say() {
        assertThat(evidence(new LockTime(TAKEN, true), suspect(LATER, true)))
                .as("the clock was put forward")
                .isEqualTo(Evidence.WORKS);
        assertThat(evidence(new LockTime(TAKEN, false), suspect(LATER, false)))
                .as("the disk has a clock of its own")
                .isEqualTo(Evidence.WORKS);
        assertThat(evidence(new LockTime(TAKEN, true), suspect(null, false))).isEqualTo(Evidence.WORKS);
    }

    @Test
    void the_number_of_a_thread_is_no_process() throws Exception {
        try (var threads = Files.list(Path.of("/proc/self/task"))) {
            var self = ProcessHandle.current().pid();
            var thread = threads.map(task -> Long.parseLong(task.getFileName().toString()))
                    .filter(task -> task != self)
                    .findFirst()
                    .orElseThrow();
            assertThat(Suspect.of(thread, folder)).isEmpty();
            assertThat(Suspect.of(self, folder)).isPresent();
        }
    }

    @Test
    void a_program_says_for_which_job_of_this_server_it_works() throws Exception {
        assertThat(started("sleep", folder.toString()).job()).isEqualTo(new JobId(42));
        assertThat(started("sleep", "/var/lib/another").job()).isNull();
        assertThat(started("sleep", folder.toString()).maybeBorg()).isFalse();
    }

    private Suspect started(String program, String base) throws Exception {
        var builder = new ProcessBuilder(program, "60");
        builder.environment().put(ProcessRunner.JOB, "42");
        builder.environment().put("BORG_BASE_DIR", base);
        var process = builder.start();
        try {
            while (!Files.readString(Path.of("/proc/" + process.pid() + "/cmdline"))
                    .startsWith(program)) {
                Thread.onSpinWait(); // the child has not become the program yet
            }
            return Suspect.of(process.pid(), folder).orElseThrow();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    @Test
    void a_lock_tells_its_thread_and_one_of_a_number_that_this_server_has_now_is_left_behind() throws Exception {
        var name = "%s.%d-1f".formatted(host(), ProcessHandle.current().pid());
        var file = Files.createFile(
                Files.createDirectories(folder.resolve("lock.exclusive")).resolve(name));
        var now = holders().get(0);
        assertThat(now.evidence()).isEqualTo(Evidence.WORKS);
        assertThat(now.thread()).isEqualTo(31);
        assertThat(now.begun()).isNotNull();
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        assertThat(holders())
                .extracting(RepositoryLock::evidence)
                .containsExactly(Sight.now() == Sight.CONTAINER ? Evidence.ELSEWHERE : Evidence.REUSED);
    }

    private List<RepositoryLock> holders() {
        return LockFiles.holders(folder.toString(), folder);
    }

    private static String host() throws Exception {
        for (var network : Collections.list(NetworkInterface.getNetworkInterfaces())) {
            if (network.getHardwareAddress() != null) {
                var node = Long.parseLong(hex(network.getHardwareAddress()), 16);
                return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip() + "@" + node;
            }
        }
        return Assumptions.abort("a machine without a network address has no name that can be compared");
    }

    private static String hex(byte[] address) {
        return HexFormat.of().formatHex(address);
    }
}
