package org.borgui.borg;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;

/**
 * Borg 1.2 and 1.4. Both name the kind of an error in their messages, so the exit code (0, 1, 2 in 1.2; finer in 1.4)
 * only decides between success, warning and failure, and helps where no message came.
 */
final class Borg1Verdicts implements Verdicts {

    private static final int WARNING = 1;
    private static final int FIRST_WARNING = 100;
    private static final int LAST_WARNING = 127;
    private static final int SIGNALS = 128;
    private static final Pattern NOT_FOUND = Pattern.compile("Archive .* not found \\(\\d+/\\d+\\)\\.", Pattern.DOTALL);

    @Override
    public Optional<Failure> failure(int code, Said said, String repository, String archive) {
        if (isMissingArchive(said)) {
            return Optional.of(failure(Borg1Sentences.of("Archive.DoesNotExist"), said, repository, archive));
        }
        if (code == 0 || code == WARNING || (code >= FIRST_WARNING && code <= LAST_WARNING)) {
            return Optional.empty();
        }
        var sentence = byMessage(said)
                .or(() -> byText(said))
                .or(() -> byUsage(said))
                .or(() -> Borg1Sentences.of(code))
                .orElseGet(() -> byNothing(code, said));
        return Optional.of(failure(sentence, said, repository, archive));
    }

    /** {@code delete} only warns of an archive that is not there; borg 1.2 even calls that a success. */
    private static boolean isMissingArchive(Said said) {
        return said.warnings().stream()
                .anyMatch(warning -> NOT_FOUND.matcher(warning.text()).matches());
    }

    private static Optional<Sentence> byMessage(Said said) {
        return said.errors().stream()
                .map(Line.Message::id)
                .filter(Objects::nonNull)
                .map(Borg1Sentences::known)
                .flatMap(Optional::stream)
                .reduce((first, last) -> last)
                .map(sentence -> sentence.kind() == Kind.LOCKED ? lock(sentence, said) : sentence);
    }

    /** Borg cannot lock what it cannot write, and then speaks of the lock. */
    private static Sentence lock(Sentence locked, Said said) {
        return byText(said).orElse(locked);
    }

    /** Errors of the system come as Python's text, whatever they happened to. */
    private static Optional<Sentence> byText(Said said) {
        if (mentions(said.errors(), "[Errno 28]") || mentions(said.errors(), "[Errno 122]")) {
            return Optional.of(Borg1Sentences.of("Repository.InsufficientFreeSpaceError"));
        }
        if (mentions(said.errors(), "[Errno 13]") || mentions(said.errors(), "[Errno 1]")) {
            return Optional.of(new Sentence(
                    Kind.PERMISSION,
                    "The server's user may not read or write the repository %1$s. Change the owner or the rights of its"
                            + " files."));
        }
        if (mentions(said.errors(), "[Errno 30]")) {
            return Optional.of(new Sentence(
                    Kind.PERMISSION,
                    "The repository %1$s lies on a file system that is mounted read-only. Mount it so that it can be"
                            + " written."));
        }
        if (mentions(said.errors(), "[Errno 5]")) {
            return Optional.of(new Sentence(
                    Kind.INTEGRITY,
                    "The disk of the repository %1$s reports errors. Check the disk before anything else."));
        }
        return Optional.empty();
    }

    private static boolean mentions(List<Line.Message> messages, String text) {
        return messages.stream().anyMatch(message -> message.text().contains(text));
    }

    private static Optional<Sentence> byUsage(Said said) {
        return said.usage().isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Sentence(Kind.INVALID, "Borg did not accept what it was told: " + plain(said.usage())));
    }

    private static Sentence byNothing(int code, Said said) {
        if (code > SIGNALS) {
            return new Sentence(
                    Kind.BORG,
                    "Borg was ended from outside by signal %d. When the machine ran out of memory, this is how it shows."
                            .formatted(code - SIGNALS));
        }
        var error = Stream.concat(said.errors().stream(), said.warnings().stream())
                .map(message -> message.text().lines().findFirst().orElse(""))
                .filter(text -> !text.isBlank() && !text.equals("Local Exception"))
                .findFirst();
        return new Sentence(
                Kind.BORG,
                error.or(said::exception)
                        .map(text -> "Borg failed: " + plain(text))
                        .orElse("Borg failed with exit code %d and gave no reason.".formatted(code)));
    }

    private static String plain(String text) {
        return Visible.text(text).replace("%", "%%");
    }

    private static Failure failure(Sentence sentence, Said said, String repository, String archive) {
        return new Failure(
                sentence.kind(),
                sentence.text().formatted(Visible.text(repository), Visible.text(archive)),
                said.evidence());
    }
}
