package org.borgui.plugins;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import java.util.UUID;

/** A private folder of jars, each named by its SHA-256: what lies under a name is what that name says, or is found out. */
final class Copies {

    private static final String ENDING = ".jar";
    private static final String HALF = ".part";
    private static final String FOR_OWNER = "rw-------";

    private final Path folder;
    private final long most;

    /** @param most bytes of a file */
    Copies(Path folder, long most) {
        this.folder = folder;
        this.most = most;
    }

    /** Where the file of this digest lies, whether or not it does. */
    Path path(String sha256) {
        if (!sha256.matches("[0-9a-f]{64}")) {
            throw Refusals.unknown("A file is named by its SHA-256: 64 digits and letters from a to f.");
        }
        return folder.resolve(sha256 + ENDING);
    }

    boolean has(String sha256) {
        return Files.isRegularFile(path(sha256));
    }

    /** Copies all of it, on the disk when this returns; answers its SHA-256. */
    String take(InputStream in) throws IOException {
        var half = folder.resolve(UUID.randomUUID() + HALF);
        try {
            var digest = copy(in, half);
            Files.move(half, path(digest), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (var directory = FileChannel.open(folder)) {
                directory.force(true);
            }
            return digest;
        } finally {
            Files.deleteIfExists(half);
        }
    }

    private String copy(InputStream in, Path to) throws IOException {
        var digest = sha256();
        var rights = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(FOR_OWNER));
        try (var from = new DigestInputStream(in, digest);
                var channel =
                        FileChannel.open(to, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), rights)) {
            var out = Channels.newOutputStream(channel);
            var buffer = new byte[1 << 16];
            long size = 0;
            for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
                size += read;
                if (size > most) {
                    throw Refusals.file("tooLarge", "A plugin has %d bytes at most.".formatted(most));
                }
                out.write(buffer, 0, read);
            }
            channel.force(true);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /**
     * All bytes of a file, when they are what its name says.
     *
     * @throws IOException when it is gone, or somebody changed it
     */
    byte[] verified(String sha256) throws IOException {
        var bytes = Files.readAllBytes(path(sha256));
        var found = HexFormat.of().formatHex(sha256().digest(bytes));
        if (!found.equals(sha256)) {
            throw new IOException(
                    "its file was changed on the disk: its SHA-256 is " + found + " instead of " + sha256);
        }
        return bytes;
    }

    void delete(String sha256) throws IOException {
        Files.deleteIfExists(path(sha256));
    }

    /** Removes all but these, also what was half written when the server ended. */
    void keepOnly(Set<String> digests) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                var name = file.getFileName().toString();
                if (!name.endsWith(ENDING) || !digests.contains(name.substring(0, name.length() - ENDING.length()))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    static String digest(Path file) throws IOException {
        var digest = sha256();
        try (var in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
