package org.borgui.borg;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.borgui.api.repository.RepositoryLock;
import org.borgui.api.repository.RepositoryLock.Holder;

/**
 * Borg 1's lock of a repository on this machine: a file {@code lock.exclusive/HOST.PID-THREAD} while somebody works alone,
 * and {@code lock.roster}, a JSON object with the lists {@code shared} and {@code exclusive} of {@code [HOST, PID, THREAD]}.
 */
final class LockFiles {

    private static final Pattern NAME = Pattern.compile("(.*)\\.(\\d{1,10})-[0-9a-f]+");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final String self;

    /** @param self how borg names this host when this server runs it */
    LockFiles(String self) {
        this.self = self;
    }

    /** Those who hold the lock; nobody when it is free, or cannot be read from here. */
    List<RepositoryLock> holders(String repository) {
        if (!repository.startsWith("/")) {
            return List.of();
        }
        var holders = new ArrayList<RepositoryLock>();
        alone(Path.of(repository, "lock.exclusive"), holders);
        listed(Path.of(repository, "lock.roster"), holders);
        return holders;
    }

    private void alone(Path folder, List<RepositoryLock> holders) {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches()) {
                    holders.add(lock(name.group(1), Long.parseLong(name.group(2)), since(file), true));
                }
            }
        } catch (IOException notLocked) {
            return; // it is free, or went away while it was looked at
        }
    }

    private void listed(Path roster, List<RepositoryLock> holders) {
        try {
            var document = JSON.readTree(Files.readString(roster));
            var since = since(roster);
            for (var kind : List.of("shared", "exclusive")) {
                for (var one : document.path(kind)) {
                    add(one, since, kind.equals("exclusive"), holders);
                }
            }
        } catch (IOException notLocked) {
            return; // nobody has entered it
        }
    }

    private void add(JsonNode one, Instant since, boolean exclusive, List<RepositoryLock> holders) {
        var lock = lock(one.path(0).asText(), one.path(1).asLong(), since, exclusive);
        if (holders.stream().noneMatch(known -> known.host().equals(lock.host()) && known.pid() == lock.pid())) {
            holders.add(lock);
        }
    }

    private RepositoryLock lock(String host, long pid, Instant since, boolean exclusive) {
        return new RepositoryLock(host, pid, since, exclusive, holder(host, pid, since));
    }

    /** A process that began after the lock was taken has only got the same number. */
    private Holder holder(String host, long pid, Instant since) {
        if (!host.equals(self)) {
            return Holder.UNKNOWN;
        }
        boolean runs = ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(process -> process.info()
                        .startInstant()
                        .map(start -> !start.isAfter(since))
                        .orElse(true))
                .isPresent();
        return runs ? Holder.ALIVE : Holder.DEAD;
    }

    private static Instant since(Path file) throws IOException {
        return Files.getLastModifiedTime(file).toInstant();
    }
}
