package org.borgui.catalog;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.system.DataDirectory;
import org.borgui.vault.SealedPlace;
import org.borgui.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The key of a repository's files, random and sealed by the vault, in a file beside them: without it, nobody reads them any
 * more. One that cannot be opened is made anew, and the files of before with it.
 */
@Component(service = {RepositoryKeys.class, SealedPlace.class})
public final class RepositoryKeys implements SealedPlace {

    private static final Logger LOG = LoggerFactory.getLogger(RepositoryKeys.class);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;
    private static final String NAME = "key";

    private final Path folder;
    private final Vault vault;

    @Activate
    public RepositoryKeys(@Reference DataDirectory data, @Reference Vault vault) {
        this(ArchiveCatalog.folder(data), vault);
    }

    RepositoryKeys(Path folder, Vault vault) {
        this.folder = folder;
        this.vault = vault;
    }

    /** The key, for one file. One that cannot be read now is not made anew. */
    synchronized byte[] key(RepositoryId repository) throws IOException {
        var context = context(repository.toString());
        var file = file(repository.toString());
        var known = read(context, file);
        return known == null ? make(context, file) : known;
    }

    @Override
    public String remedy() {
        return "Look into an archive of this repository: its files are listed anew then.";
    }

    @Override
    public String kind() {
        return "repository/catalog";
    }

    @Override
    public synchronized List<Cell> cells() {
        var cells = new ArrayList<Cell>();
        try (var repositories = Files.newDirectoryStream(folder)) {
            for (var repository : repositories) {
                var sealed = sealed(repository.resolve(NAME));
                if (sealed != null) {
                    cells.add(new Cell(context(String.valueOf(repository.getFileName())), sealed));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return cells;
    }

    @Override
    public synchronized void put(List<Resealed> texts) {
        for (var text : texts) {
            var file = file(text.old().context().split("/", -1)[1]);
            try {
                if (text.old().sealed().equals(sealed(file))) {
                    write(file, text.sealed());
                }
            } catch (NoSuchFileException e) {
                LOG.debug("{} has gone with its repository", file, e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static String context(String repository) {
        return "repository/%s/catalog".formatted(repository);
    }

    private Path file(String repository) {
        return folder.resolve(repository).resolve(NAME);
    }

    private static @Nullable String sealed(Path file) throws IOException {
        try {
            return Files.isRegularFile(file) ? new String(Files.readAllBytes(file), US_ASCII).strip() : null;
        } catch (NoSuchFileException e) {
            return null;
        }
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
        RANDOM.nextBytes(key);
        Files.createDirectories(file.getParent());
        write(file, vault.seal(context, Secret.of(Base64.getEncoder().encodeToString(key))));
        return key;
    }

    private static void write(Path file, String sealed) throws IOException {
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
        try (var parent = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            parent.force(true);
        }
    }
}
