package org.borgui.borg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.repository.Repository;
import org.borgui.spi.borg.BorgFailedException;

/** Looks whether a repository on this machine is the one that was known at its path: a disk may have been exchanged. */
final class KnownRepository {

    private static final Pattern ID = Pattern.compile("(?m)^id\\s*=\\s*([0-9a-f]{64})\\s*$");

    private KnownRepository() {}

    /** Throws when it is another one; one that cannot be read is left to borg. */
    static void require(Repository repository) throws BorgFailedException {
        var known = repository.facts().borgId();
        var there = id(repository.path());
        if (known != null && there.isPresent() && !there.get().equals(known)) {
            throw new BorgFailedException(new Failure(
                    Kind.INVALID,
                    ("Another repository lies at %s than the one that was known there, so nothing was done. Find out which disk"
                                    + " is mounted; if it was exchanged on purpose, forget the repository here and import the"
                                    + " new one.")
                            .formatted(Visible.text(repository.path()))));
        }
    }

    private static Optional<String> id(String path) {
        try {
            var found = ID.matcher(Files.readString(Path.of(path, "config")));
            return found.find() ? Optional.of(found.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
