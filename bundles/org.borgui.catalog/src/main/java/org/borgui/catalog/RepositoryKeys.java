package org.borgui.catalog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.Base64;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key of a repository's files, random and sealed by the vault, in a file beside them: without it, nobody reads them any
 * more. One that cannot be opened is made anew, and the files of before with it.
 */
final class RepositoryKeys {

    private static final Logger LOG = LoggerFactory.getLogger(RepositoryKeys.class);
    private static final int BYTES = 32;

    private final Vault vault;

    RepositoryKeys(Vault vault) {
        this.vault = vault;
    }

    /** The key, for one file. For one thread at a time. One that cannot be read now is not made anew. */
    byte[] key(RepositoryId repository, Path file) throws IOException {
        var context = "repository/%s/catalog".formatted(repository);
        var known = read(context, file);
        return known == null ? make(context, file) : known;
    }

    private byte @Nullable [] read(String context, Path file) throws IOException {
        try {
            var sealed = Files.readString(file, US_ASCII).strip();
            var key = Base64.getDecoder().decode(vault.open(context, sealed).reveal());
            return key.length == BYTES ? key : null;
        } catch (NoSuchFileException e) {
            return null;
        } catch (CharacterCodingException | IllegalStateException | IllegalArgumentException e) {
            LOG.warn("The key {} cannot be opened. What was kept with it is read again: {}", file, e.toString());
            return null;
        }
    }

    private byte[] make(String context, Path file) throws IOException {
        var key = new byte[BYTES];
        new SecureRandom().nextBytes(key);
        var sealed = vault.seal(context, Secret.of(Base64.getEncoder().encodeToString(key)));
        Files.createDirectories(file.getParent());
        var next = file.resolveSibling(file.getFileName() + ".next");
        try (var channel = FileChannel.open(
                next, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var bytes = ByteBuffer.wrap(sealed.getBytes(US_ASCII));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        return key;
    }
}
