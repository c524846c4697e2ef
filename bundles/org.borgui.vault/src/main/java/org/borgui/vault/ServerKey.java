package org.borgui.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.borgui.api.system.KeyService.Source;
import org.jspecify.annotations.Nullable;

/**
 * The server's key, which protects those of the ring.
 *
 * @param readings the key; a file made by a server may be read in two ways, and the ring tells which is meant
 * @param previous the one of before; empty unless it is being changed
 * @param length of what was given, in characters
 * @param file where it lies, null when it is in the environment
 */
record ServerKey(List<Keys> readings, List<Keys> previous, Source source, int length, @Nullable Path file) {

    /** What cannot be guessed, in characters. */
    static final int ENOUGH = 32;

    private static final int MADE_BYTES = 32;

    /**
     * Reads what is set, else the file of the data directory.
     *
     * @param used whether something was sealed before: then a missing file is made anew only to follow a previous key
     */
    static ServerKey from(KeySettings settings, Path ownFile, boolean used) {
        var previous = previous(settings);
        if (!settings.file().isEmpty()) {
            var file = settings.keyFile(settings.file());
            var text = file.read();
            requireSame(settings.key(), text);
            var source = settings.key().isEmpty() ? Source.FILE : Source.ENVIRONMENT;
            return new ServerKey(readings(text), previous, source, text.length, file.path());
        }
        if (!settings.key().isEmpty()) {
            var key = new Keys(settings.key().getBytes(UTF_8));
            return new ServerKey(
                    List.of(key), previous, Source.ENVIRONMENT, settings.key().length(), null);
        }
        var own = own(ownFile, !used || !previous.isEmpty());
        return new ServerKey(List.of(own), previous, Source.DATA_DIRECTORY, MADE_BYTES, ownFile);
    }

    boolean canBeGuessed() {
        return length < ENOUGH;
    }

    /** The key in the file that the server has made. */
    static Keys own(Path path, boolean mayBeMade) {
        var file = new KeyFile(path, false);
        if (mayBeMade && !file.isThere()) {
            try {
                KeyFile.make(path, new Disk());
            } catch (IOException e) {
                throw new IllegalStateException("The key file %s cannot be written.".formatted(path), e);
            }
        }
        var made = made(file.read());
        if (made == null || made.length < MADE_BYTES) {
            throw new IllegalStateException(
                    "The key file %s is too short: it was cut or changed. Put it back from a backup.".formatted(path));
        }
        return new Keys(made);
    }

    private static List<Keys> previous(KeySettings settings) {
        var all = new ArrayList<Keys>();
        if (!settings.previous().isEmpty()) {
            all.add(new Keys(settings.previous().getBytes(UTF_8)));
        }
        if (!settings.previousFile().isEmpty()) {
            all.addAll(readings(settings.keyFile(settings.previousFile()).read()));
        }
        return all;
    }

    private static List<Keys> readings(byte[] text) {
        var made = made(text);
        return made != null && made.length == MADE_BYTES
                ? List.of(new Keys(text), new Keys(made))
                : List.of(new Keys(text));
    }

    private static byte @Nullable [] made(byte[] text) {
        try {
            return Base64.getDecoder().decode(new String(text, US_ASCII).strip());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static void requireSame(String key, byte[] text) {
        if (!key.isEmpty() && !MessageDigest.isEqual(key.getBytes(UTF_8), text)) {
            throw new IllegalStateException(
                    "SECRET_KEY and SECRET_KEY_FILE are both set, and differ. Remove the one that is not the key.");
        }
    }
}
