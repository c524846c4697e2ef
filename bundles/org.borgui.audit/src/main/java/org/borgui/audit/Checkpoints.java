package org.borgui.audit;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.borgui.spi.state.StateException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The signatures beside the record: {@code head} for its newest entry, written anew with each, and {@code checkpoints} with one
 * line for each 256 entries, which only grows. Whoever changes the database has to change these as well, and cannot sign.
 */
final class Checkpoints {

    static final int EVERY = 256;

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);

    private final Path head;
    private final Path all;
    private final Signer signer;

    Checkpoints(Path folder, Signer signer) {
        this.head = folder.resolve("head");
        this.all = folder.resolve("checkpoints");
        this.signer = signer;
    }

    /** What is said of the newest entry: a checkpoint, unless somebody changed or removed it. */
    String newest() {
        try {
            return Files.exists(head) ? Files.readString(head, ISO_8859_1).strip() : "";
        } catch (IOException e) {
            throw new StateException("The signature %s of the audit log cannot be read: %s".formatted(head, e), e);
        }
    }

    /** Keeps for ever what the head says, although it does not fit: it is about to be written anew. */
    void preserve(String line) {
        try {
            append(line);
        } catch (IOException e) {
            throw new StateException("The signature %s of the audit log cannot be kept: %s".formatted(all, e), e);
        }
    }

    /** After an entry was saved. What cannot be written is made good with the next one. */
    void entered(long number, String hash) {
        try {
            var checkpoint = Checkpoint.signed(number, hash, signer);
            if (number % EVERY == 0) {
                append(checkpoint.line());
            }
            var draft = head.resolveSibling("head.new");
            // on the disk before the name is: an empty head after a power cut would look like somebody's work
            Files.writeString(
                    draft,
                    checkpoint.line() + "\n",
                    US_ASCII,
                    StandardOpenOption.CREATE,
                    StandardOpenOption.TRUNCATE_EXISTING,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.DSYNC);
            Files.move(draft, head, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.warn("Entry {} of the audit log was saved, its signature was not: {}", number, e.toString());
        }
    }

    private void append(String line) throws IOException {
        Files.writeString(
                all,
                line + "\n",
                ISO_8859_1,
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND,
                StandardOpenOption.DSYNC);
    }

    /** What was signed, the newest last, and a sentence for each file with lines that are none. */
    Signed read() throws IOException {
        var found = new ArrayList<Checkpoint>();
        var damages = new ArrayList<String>();
        for (var file : List.of(all, head)) {
            var lines = Files.exists(file) ? Files.readAllLines(file, ISO_8859_1) : List.<String>of();
            var genuine = lines.stream()
                    .flatMap(line -> Checkpoint.parse(line).stream())
                    .filter(one -> one.isGenuine(signer))
                    .toList();
            found.addAll(genuine);
            strange(lines.size() - genuine.size(), file.getFileName()).ifPresent(damages::add);
        }
        return new Signed(found, damages);
    }

    private static Optional<String> strange(int count, Path file) {
        return switch (count) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of("A signature in %s is not ours: it was changed, or the key was.".formatted(file));
            default ->
                Optional.of(
                        "%d signatures in %s are not ours: they were changed, or the key was.".formatted(count, file));
        };
    }

    /** What is there. */
    record Signed(List<Checkpoint> checkpoints, List<String> damages) {}
}
