package org.borgui.borg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.borgui.api.job.Failure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class VerdictsTest {

    private static final List<String> VERSIONS = List.of("1.2", "1.4");

    private final Verdicts verdicts = new Borg1Verdicts();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "init-exists, REPOSITORY_EXISTS, already a repository at /srv/repo",
                "init-parent-missing, REPOSITORY_MISSING, The folder in which /srv/repo",
                "init-not-empty, NOT_A_REPOSITORY, not empty",
                "create-exists, ARCHIVE_EXISTS, already has an archive named 'one'",
                "archive-missing, ARCHIVE_MISSING, no archive named 'one'",
                "delete-missing, ARCHIVE_MISSING, no archive named 'one'",
                "repository-missing, REPOSITORY_MISSING, no repository at /srv/repo",
                "not-a-repository, NOT_A_REPOSITORY, is no repository",
                "unknown-repository-version, NOT_A_REPOSITORY, is no repository",
                "wrong-passphrase, PASSPHRASE_WRONG, passphrase",
                "empty-passphrase, PASSPHRASE_WRONG, passphrase",
                "locked, LOCKED, Another borg",
                "key-missing, KEY_MISSING, Import the key",
                "import-no-key, INVALID, no key that borg has exported",
                "import-other-key, INVALID, another repository",
                "relocated, INVALID, known at another path",
                "create-disk-full, NO_SPACE, The disk of the repository /srv/repo is full",
                "create-quota, QUOTA, quota",
                "extract-damaged, INTEGRITY, damaged",
                "bad-option, INVALID, unrecognized arguments: --nosuch",
                "bad-compression, INVALID, compression",
                "create-interrupted, BORG, Ctrl-C"
            })
    void a_failure_has_a_kind_and_a_sentence(String name, Kind kind, String part) throws IOException {
        for (var version : VERSIONS) {
            var recorded = new Recorded(version, name);
            var said = recorded.said();
            var failure =
                    verdicts.failure(recorded.code(), said, "/srv/repo", "one").orElseThrow();

            assertThat(failure.kind()).as(version).isEqualTo(kind);
            assertThat(failure.message()).contains(part).doesNotContain("%", "Errno");
            assertThat(failure.evidence()).isNotBlank();
            assertThat(said.evidence().lines().count()).isLessThanOrEqualTo(25);
        }
    }

    @Test
    void a_repository_that_may_not_be_written_is_not_called_locked() throws IOException {
        var recorded = new Recorded("1.2", "not-permitted");
        assertThat(verdicts.failure(recorded.code(), recorded.said(), "/srv/repo", ""))
                .hasValueSatisfying(failure -> assertThat(failure.kind()).isEqualTo(Kind.PERMISSION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "create",
                "create-one-source-missing",
                "create-all-sources-missing",
                "extract",
                "extract-path-missing",
                "extract-disk-full",
                "delete"
            })
    void success_and_warnings_are_no_failure(String name) throws IOException {
        for (var version : VERSIONS) {
            var recorded = new Recorded(version, name);
            assertThat(verdicts.failure(recorded.code(), recorded.said(), "/srv/repo", "one"))
                    .as(version)
                    .isEmpty();
        }
    }

    @Test
    void an_exit_code_alone_is_enough() {
        var silent = Said.silently(Recorded.ANSWERS);

        assertThat(verdicts.failure(73, silent, "/r", "").orElseThrow().kind()).isEqualTo(Kind.LOCKED);
        assertThat(verdicts.failure(137, silent, "/r", "").orElseThrow().message())
                .contains("signal 9");
        assertThat(verdicts.failure(99, silent, "/100%s", "").orElseThrow().message())
                .contains("exit code 99");
        assertThat(verdicts.failure(105, silent, "/r", "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.2", "1.4"})
    void a_missing_source_is_named(String version) throws IOException {
        var one = new Recorded(version, "create-one-source-missing").said();
        var some = new CreateWarnings(one, List.of("src", "nosuch/"), "/srv/repo");
        assertThat(some.allSourcesMissing()).isFalse();
        assertThat(some.sentence()).isEqualTo("The source nosuch does not exist; the rest was backed up.");

        var all = new Recorded(version, "create-all-sources-missing").said();
        var none = new CreateWarnings(all, List.of("nosuch", "/nosuch2"), "/srv/repo");
        assertThat(none.allSourcesMissing()).isTrue();
        assertThat(none.failure().kind()).isEqualTo(Kind.SOURCE_MISSING);
        assertThat(none.failure().message()).contains("nosuch, /nosuch2");
    }

    @Test
    void files_that_cannot_be_read_are_counted() throws IOException {
        var said = new Recorded("1.2", "create-unreadable-file").said();
        assertThat(new CreateWarnings(said, List.of("usrc"), "/srv/repo").sentence())
                .startsWith("Borg warned 3 times, first of usrc/sub: ");
    }
}
