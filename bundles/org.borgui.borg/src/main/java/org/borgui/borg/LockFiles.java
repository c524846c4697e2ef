package org.borgui.borg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.borgui.api.repository.RepositoryLock;

/**
 * Borg 1's lock of a repository on this machine: a file {@code lock.exclusive/HOST.PID-THREAD} while somebody works alone,
 * and {@code lock.roster}, a JSON object with the lists {@code shared} and {@code exclusive} of {@code [HOST, PID, THREAD]}.
 * What cannot be understood is a holder of whom nothing is known, never nobody.
 */
final class LockFiles {

    private static final Pattern NAME = Pattern.compile("(.*)\\.(\\d{1,10})-[0-9a-f]+");
    private static final ObjectMapper JSON = new ObjectMapper();

    private LockFiles() {}

    /** Those who hold the lock; nobody when it is free, or the repository is not on this machine. */
    static List<RepositoryLock> holders(String repository) {
        if (!repository.startsWith("/")) {
            return List.of();
        }
        var holders = new ArrayList<RepositoryLock>();
        alone(Path.of(repository, "lock.exclusive"), holders);
        listed(Path.of(repository, "lock.roster"), holders);
        return holders;
    }

    private static void alone(Path folder, List<RepositoryLock> holders) {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = NAME.matcher(String.valueOf(file.getFileName()));
                holders.add(
                        name.matches()
                                ? lock(name.group(1), Long.parseLong(name.group(2)), since(file), true)
                                : unreadable(file));
            }
        } catch (NoSuchFileException | NotDirectoryException free) {
            return;
        } catch (IOException e) {
            holders.add(unreadable(folder));
        }
    }

    private static void listed(Path roster, List<RepositoryLock> holders) {
        try {
            var document = JSON.readTree(Files.readString(roster));
            var since = since(roster);
            for (var kind : List.of("shared", "exclusive")) {
                for (var one : document.path(kind)) {
                    add(one, since, kind.equals("exclusive"), holders);
                }
            }
        } catch (NoSuchFileException free) {
            return;
        } catch (IOException e) { // also when somebody writes it at this moment
            holders.add(unreadable(roster));
        }
    }

    private static void add(JsonNode one, Instant since, boolean exclusive, List<RepositoryLock> holders) {
        var lock = lock(one.path(0).asText(), one.path(1).asLong(), since, exclusive);
        if (holders.stream().noneMatch(known -> known.host().equals(lock.host()) && known.pid() == lock.pid())) {
            holders.add(lock);
        }
    }

    private static RepositoryLock lock(String host, long pid, Instant since, boolean exclusive) {
        return new RepositoryLock(host, pid, since, exclusive, ThisHost.holder(host, pid));
    }

    private static RepositoryLock unreadable(Path file) {
        return new RepositoryLock(
                String.valueOf(file.getFileName()), 0, Instant.EPOCH, true, RepositoryLock.Holder.UNKNOWN);
    }

    private static Instant since(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }
}
