package org.borgui.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import org.borgui.api.RefusedException;
import org.borgui.api.system.KeyService.Source;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The ring in memory and in its file: every change is on the disk before it holds. Any thread. */
final class KeyRing {

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);

    private final RingFile file;
    private final ServerKey given;
    private final Disk disk;

    /**
     * What the ring is wrapped with: one, or several while the server's own key file is made anew, from before the ring is
     * written until it is known which file is there. Each save wraps with all of them.
     */
    private List<Keys> outers;

    private volatile Ring now;

    /** Also those given up since the start: what was read just before may still be opened. */
    private final Map<String, SecretKey> opening = new ConcurrentHashMap<>();

    private KeyRing(RingFile file, ServerKey given, Keys outer, Ring ring) {
        this.file = file;
        this.disk = file.disk();
        this.given = given;
        this.outers = List.of(outer);
        now = ring;
        opening.putAll(ring.keys());
    }

    /**
     * Opens the ring, or makes it.
     *
     * @throws IllegalStateException with a sentence, when the server must not start with this key
     */
    static KeyRing open(Path directory, Path folder, KeySettings settings, Disk disk) {
        var file = new RingFile(folder.resolve("ring"), disk);
        var check = new KeyCheck(folder.resolve("check"));
        var notice = new RingNotice(directory.resolve(".ring_made"), file);
        var own = directory.resolve(".secret_key");
        if (!check.isThere()) {
            notice.requireRing();
        }
        var given = ServerKey.from(settings, own, file.isThere() || check.isThere());
        if (given.canBeGuessed()) {
            LOG.warn(
                    "SECRET_KEY has only {} characters and can be guessed. Use {} random ones or more",
                    given.length(),
                    ServerKey.ENOUGH);
        }
        var ring = file.isThere() ? opened(file, given, notice) : begun(file, given, check);
        notice.leave();
        check.remove();
        Stream.of(own, nextFile(own), file.path(), notice.path())
                .map(Disk::draft)
                .forEach(KeyRing::remove);
        remove(nextFile(own));
        return ring;
    }

    Ring now() {
        return now;
    }

    ServerKey given() {
        return given;
    }

    @Nullable
    SecretKey key(String name) {
        return opening.get(name);
    }

    /** Remembers that something of this kind is sealed here. */
    synchronized Ring noting(String kind) {
        if (!now.kinds().contains(kind)) {
            save(now.noting(kind));
        }
        return now;
    }

    /** A new key seals from now on. */
    synchronized void turn() {
        save(now.turned());
    }

    /** Gives up keys, unless something is sealed of a kind that was not looked through. */
    synchronized void giveUp(Set<String> names, Set<String> lookedThrough) {
        if (!names.isEmpty() && lookedThrough.containsAll(now.kinds())) {
            save(now.without(names));
        }
    }

    /**
     * Makes the server's own key file anew: at any moment, the file that is there opens the ring. When it fails in the
     * middle, the ring stays wrapped with the keys of all files that may be there, until another call comes to its end.
     */
    synchronized void renewOwnFile() throws IOException {
        var path = given.file();
        if (given.source() != Source.DATA_DIRECTORY || path == null) {
            throw RefusedException.conflict(
                    "backend.errors.vault.keyIsGiven",
                    "The key is given by SECRET_KEY or SECRET_KEY_FILE. Change it there, and give the one of before once as SECRET_KEY_PREVIOUS or SECRET_KEY_PREVIOUS_FILE.");
        }
        var next = nextFile(path);
        KeyFile.make(next, disk);
        var made = ServerKey.own(next, false);
        outers = Stream.concat(outers.stream(), Stream.of(made)).toList();
        file.write(now, outers);
        disk.rename(next, path);
        file.write(now, List.of(made));
        outers = List.of(made);
    }

    private void save(Ring ring) {
        file.write(ring, outers);
        opening.putAll(ring.keys());
        now = ring;
    }

    private static KeyRing opened(RingFile file, ServerKey given, RingNotice notice) {
        var text = file.read();
        var outers = text.outers();
        for (var keys : given.readings()) {
            if (outers.contains(keys.fingerprint())) {
                var ring = file.unwrapped(text, keys);
                if (outers.size() > 1) { // a change of the server's key was cut off
                    settle(file.disk(), given);
                    file.write(ring, List.of(keys));
                }
                if (!given.previous().isEmpty()) {
                    LOG.warn(
                            "SECRET_KEY_PREVIOUS is not needed any more: the keys are protected by the new one. Remove it");
                }
                return new KeyRing(file, given, keys, ring);
            }
        }
        for (var keys : given.previous()) {
            if (outers.contains(keys.fingerprint())) {
                return rewrapped(file, given, keys, file.unwrapped(text, keys));
            }
        }
        throw anotherKey("%s and %s".formatted(file.path(), notice.path()));
    }

    private static KeyRing rewrapped(RingFile file, ServerKey given, Keys previous, Ring ring) {
        var keys = given.readings().get(0);
        file.write(ring, List.of(previous, keys));
        file.unwrapped(file.read(), keys); // only what the new key opens is taken from the one of before
        file.write(ring, List.of(keys));
        sayItIsChanged();
        return new KeyRing(file, given, keys, ring);
    }

    private static void sayItIsChanged() {
        LOG.info("The new SECRET_KEY protects the keys now. The previous one is not needed any more: remove it");
    }

    private static KeyRing begun(RingFile file, ServerKey given, KeyCheck check) {
        var keys = given.readings().get(0);
        if (!check.isThere()) {
            var ring = Ring.fresh();
            file.write(ring, List.of(keys));
            return new KeyRing(file, given, keys, ring);
        }
        for (var known : given.readings()) {
            if (check.matches(known)) {
                return followed(file, given, known, known);
            }
        }
        for (var known : given.previous()) {
            if (check.matches(known)) {
                var ring = followed(file, given, keys, known);
                sayItIsChanged();
                return ring;
            }
        }
        throw anotherKey(check.path().toString());
    }

    private static KeyRing followed(RingFile file, ServerKey given, Keys outer, Keys sealing) {
        var ring = Ring.following(sealing.sealing());
        file.write(ring, List.of(outer));
        return new KeyRing(file, given, outer, ring);
    }

    private static IllegalStateException anotherKey(String files) {
        return new IllegalStateException(
                ("The secrets here were sealed with another SECRET_KEY (or another .secret_key file). Start with the key of"
                                + " before; to change it, give that one as SECRET_KEY_PREVIOUS. If it is lost, remove %s"
                                + " and enter all secrets anew.")
                        .formatted(files));
    }

    /** A key file that a power failure could still take back must not be the only one that opens the ring. */
    private static void settle(Disk disk, ServerKey given) {
        var path = given.file();
        if (path == null || given.source() != Source.DATA_DIRECTORY) {
            return;
        }
        try {
            disk.settle(path);
        } catch (IOException e) {
            throw new IllegalStateException("The folder of %s cannot be written to its disk.".formatted(path), e);
        }
    }

    private static Path nextFile(Path own) {
        return own.resolveSibling(own.getFileName() + ".next");
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw new IllegalStateException("The file %s cannot be removed.".formatted(path), e);
        }
    }
}
