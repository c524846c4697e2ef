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
import java.util.Optional;
import java.util.regex.Pattern;
import org.borgui.api.repository.RepositoryLock;
import org.borgui.api.repository.RepositoryLock.Evidence;

/**
 * Borg 1's lock of a repository on this machine: a file {@code lock.exclusive/HOST.PID-THREAD} while somebody works alone,
 * and {@code lock.roster}, a JSON object with the lists {@code shared} and {@code exclusive} of {@code [HOST, PID, THREAD]}.
 * What cannot be understood is a holder of whom nothing is known, never nobody.
 */
final class LockFiles {

    private static final Pattern NAME = Pattern.compile("(.*)\\.(\\d{1,10})-([0-9a-f]{1,15})");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path base;
    private final List<RepositoryLock> holders = new ArrayList<>();

    private LockFiles(Path base) {
        this.base = base;
    }

    /**
     * Those who hold the lock; nobody when it is free, or the repository is not on this machine.
     *
     * @param base of this server's borg
     */
    static List<RepositoryLock> holders(String repository, Path base) {
        if (!repository.startsWith("/")) {
            return List.of();
        }
        var files = new LockFiles(base);
        files.alone(Path.of(repository, "lock.exclusive"));
        files.listed(Path.of(repository, "lock.roster"));
        return files.holders;
    }

    private void alone(Path folder) {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = NAME.matcher(String.valueOf(file.getFileName()));
                holders.add(
                        name.matches()
                                ? lock(
                                        name.group(1),
                                        Long.parseLong(name.group(2)),
                                        Long.parseLong(name.group(3), 16),
                                        LockTime.of(file),
                                        true)
                                : unreadable(file));
            }
        } catch (NoSuchFileException | NotDirectoryException free) {
            return;
        } catch (IOException e) {
            holders.add(unreadable(folder));
        }
    }

    private void listed(Path roster) {
        try {
            var document = JSON.readTree(Files.readString(roster));
            var since = LockTime.of(roster);
            for (var kind : List.of("shared", "exclusive")) {
                for (var one : document.path(kind)) {
                    add(one, since, kind.equals("exclusive"));
                }
            }
        } catch (NoSuchFileException free) {
            return;
        } catch (IOException e) { // also when somebody writes it at this moment
            holders.add(unreadable(roster));
        }
    }

    private void add(JsonNode one, LockTime since, boolean exclusive) {
        var lock = lock(one.path(0).asText(), one.path(1).asLong(), one.path(2).asLong(), since, exclusive);
        if (holders.stream().noneMatch(known -> known.host().equals(lock.host()) && known.pid() == lock.pid())) {
            holders.add(lock);
        }
    }

    private RepositoryLock lock(String host, long pid, long thread, LockTime time, boolean exclusive) {
        if (!ThisHost.is(host)) {
            return new RepositoryLock(host, pid, thread, time.since(), exclusive, Evidence.ELSEWHERE, null, null);
        }
        var suspect = Suspect.of(pid, base);
        var evidence = evidence(time, suspect, Boot.time(), Sight.now());
        var holder = suspect.filter(some -> evidence == Evidence.WORKS);
        return new RepositoryLock(
                host,
                pid,
                thread,
                time.since(),
                exclusive,
                evidence,
                suspect.map(Suspect::begun).orElse(null),
                holder.map(Suspect::job).orElse(null));
    }

    /**
     * What a lock of this machine and the process of its number tell. A process that is younger than the lock is another one
     * that was given the number: but a clock that was put forward makes the holder look young as well, so that a borg is never
     * called dead for its age. Nor is one that this server could not see, if it ran: only a new start of the machine has surely
     * ended that.
     */
    static Evidence evidence(LockTime time, Optional<Suspect> suspect, Optional<Instant> boot, Sight sight) {
        if (suspect.isEmpty()) {
            if (sight != Sight.CONTAINER && time.isBefore(boot)) {
                return Evidence.REBOOTED;
            }
            return sight == Sight.ALL ? Evidence.GONE : Evidence.ELSEWHERE;
        }
        var process = suspect.get();
        if (process.maybeBorg() || !time.isBefore(Optional.ofNullable(process.begun()))) {
            return Evidence.WORKS;
        }
        return sight == Sight.CONTAINER ? Evidence.ELSEWHERE : Evidence.REUSED;
    }

    private static RepositoryLock unreadable(Path file) {
        return new RepositoryLock(
                String.valueOf(file.getFileName()), 0, 0, Instant.EPOCH, true, Evidence.UNREADABLE, null, null);
    }
}
