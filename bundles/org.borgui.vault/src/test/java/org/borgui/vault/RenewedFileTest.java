package org.borgui.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.borgui.vault.Samples.CONTEXT;
import static org.borgui.vault.Samples.SECRET;
import static org.borgui.vault.Samples.keyFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The disk fails at one step of making the server's own key file anew: whichever file is there then opens the ring. */
class RenewedFileTest {

    /** The next key file, the ring under both keys, the name of the file, the ring under the new key. */
    private static final List<String> STEPS = List.of(
            "next is filled",
            "next is named",
            "next is settled",
            "ring of both is filled",
            "ring of both is named",
            "ring of both is settled",
            "file is named",
            "file is settled",
            "ring of one is filled",
            "ring of one is named",
            "ring of one is settled");

    private static final int BOTH_FROM = STEPS.indexOf("ring of both is filled");

    private final Path directory;
    private final Path own;
    private final BreakingDisk disk = new BreakingDisk();
    private AesGcmVault vault;
    private String sealed;
    private String before;

    RenewedFileTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        own = directory.resolve(".secret_key");
        Files.createDirectory(directory.resolve("vault"));
    }

    @BeforeEach
    void used() throws IOException {
        vault = new AesGcmVault(KeyRing.open(directory, directory.resolve("vault"), KeySettings.of(""), disk));
        sealed = vault.seal(CONTEXT, SECRET);
        before = Files.readString(own);
    }

    static Stream<Arguments> steps() {
        return Stream.of(false, true).flatMap(done -> STEPS.stream().map(step -> Arguments.of(step, done)));
    }

    @ParameterizedTest(name = "{0}, done {1}")
    @MethodSource("steps")
    void the_file_that_is_there_opens_it(String step, boolean done) throws IOException {
        breakAt(step, done);

        assertThat(opened()).isEqualTo(SECRET);
    }

    @ParameterizedTest(name = "{0}, done {1}")
    @MethodSource("steps")
    void what_is_saved_afterwards_stays_under_all_keys_that_may_be_in_the_file(String step, boolean done)
            throws IOException {
        breakAt(step, done);
        var after = Files.readString(own);
        vault.ring().turn();
        sealed = vault.seal(CONTEXT, SECRET);

        assertThat(outers()).hasSize(STEPS.indexOf(step) < BOTH_FROM ? 1 : 2);
        for (var text :
                List.of(before, after)) { // a power failure takes the new file back as long as it is not settled
            var copy = copied();
            keyFile(copy.resolve(".secret_key"), text);
            assertThat(Samples.vault(copy, "").open(CONTEXT, sealed)).isEqualTo(SECRET);
        }
    }

    @ParameterizedTest(name = "{0}, done {1}")
    @MethodSource("steps")
    void another_call_comes_to_its_end(String step, boolean done) throws IOException {
        breakAt(step, done);
        vault.ring().renewOwnFile();

        assertThat(own).content().isNotEqualTo(before);
        assertThat(outers()).hasSize(1);
        vault.ring().turn();
        assertThat(outers()).hasSize(1);
        assertThat(opened()).isEqualTo(SECRET);
    }

    private void breakAt(String step, boolean done) {
        disk.breakAfter(STEPS.indexOf(step), done);
        assertThatThrownBy(() -> vault.ring().renewOwnFile())
                .isInstanceOfAny(IOException.class, RefusedException.class);
        disk.mend();
    }

    @Test
    void there_are_no_other_steps() throws IOException {
        disk.breakAfter(STEPS.size(), false);
        vault.ring().renewOwnFile();
        assertThat(disk.isUnbroken()).isTrue();
    }

    /** As the next start finds it. */
    private Secret opened() throws IOException {
        return Samples.vault(copied(), "").open(CONTEXT, sealed);
    }

    private Path copied() throws IOException {
        var copy = Files.createTempDirectory(directory, "copy");
        Files.createDirectory(copy.resolve("vault"));
        for (var name : List.of(".secret_key", "vault/ring")) {
            Files.copy(directory.resolve(name), copy.resolve(name), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return copy;
    }

    private Set<String> outers() throws IOException {
        return new RingText(Files.readString(directory.resolve("vault/ring"))).outers();
    }
}
