package org.borgui.vault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Role;

/** What the tests of this bundle share. */
final class Samples {

    static final String KEY = "correct horse battery staple, thirty-two";
    static final String OTHER_KEY = "another horse, another battery, and more";
    static final String CONTEXT = "repository/7/passphrase";
    static final Secret SECRET = Secret.of("pässphräse 😀");

    /** Sealed under {@link #KEY} and {@link #CONTEXT} by the server that had no ring yet, and its key check. */
    static final String FIRST_SEALED = "v1:UE2CDHjXXk8XQnCesR2bal2kcMqbGnbduYlkqRWuCAindwSTVU8eIjQaBkL2";

    static final String FIRST_CHECK = "u6SFY_u1rW4zillR8ZA1NHk36E9b8Zuol43TF0v9rsY\n";

    /** The same with a key file of its own. */
    static final String FIRST_FILE = "A6Qp5Vkmwugw4F4DoZI5jIWBv7FdLDudgrfQQcMSPeI=\n";

    static final String FIRST_FILE_SEALED = "v1:AvAA6eq9f9lx_SQ85h3orvY5hjgjDEk7C6qX83bVcIkhWILc59zvtTrC-4fG";
    static final String FIRST_FILE_CHECK = "cnB49IAzOf63wOZOmrQ2T4v9hKPpEk0-kIdb7f4MAm0\n";

    static final Caller ADMIN = caller(Role.ADMIN);
    static final Caller VIEWER = caller(Role.VIEWER);

    private Samples() {}

    private static Caller caller(Role role) {
        return new Caller(new UserId(1), "somebody", role, Caller.Via.BEARER, 1, false, "127.0.0.1");
    }

    static AesGcmVault vault(Path directory, String key) {
        return vault(directory, KeySettings.of(key));
    }

    static AesGcmVault vault(Path directory, KeySettings settings) {
        return new AesGcmVault(directory, directory.resolve("vault"), settings);
    }

    /** A data directory that was used before there was a ring. */
    static void usedBefore(Path directory, String check) throws IOException {
        Files.createDirectories(directory.resolve("vault"));
        Files.writeString(directory.resolve("vault/check"), check);
    }

    static Path keyFile(Path path, String text) throws IOException {
        Files.deleteIfExists(path);
        Files.writeString(path, text);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("r--------"));
        return path;
    }

    /** Keeps sealed texts in memory, put by whoever holds its lock. */
    static class Shelf implements SealedPlace {

        final String kind;
        final List<Cell> cells = Collections.synchronizedList(new ArrayList<>());

        Shelf(String kind) {
            this.kind = kind;
        }

        void seal(Vault vault, int count) {
            var words = kind.split("/", -1);
            for (int i = 0; i < count; i++) {
                var context = "%s/%d/%s".formatted(words[0], i, words[1]);
                cells.add(new Cell(context, vault.seal(context, Secret.of("secret " + i))));
            }
        }

        void mustOpen(Vault vault) {
            for (int i = 0; i < cells.size(); i++) {
                var cell = cells.get(i);
                if (!vault.open(cell.context(), cell.sealed()).equals(Secret.of("secret " + i))) {
                    throw new AssertionError(cell.context());
                }
            }
        }

        @Override
        public String kind() {
            return kind;
        }

        @Override
        public List<Cell> cells() {
            return List.copyOf(cells);
        }

        @Override
        public void put(List<Resealed> texts) {
            texts.forEach(text ->
                    cells.replaceAll(cell -> cell.equals(text.old()) ? new Cell(cell.context(), text.sealed()) : cell));
        }
    }
}
