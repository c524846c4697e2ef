package org.borgui.core.canary;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.borgui.api.RepositoryId;

/**
 * A file of known content. It lies in a folder whose name nobody else gives: an archive that has it was made with this canary.
 *
 * @param folder what is backed up
 * @param content of the one file in it
 */
public record Canary(Path folder, String content) {

    /** The folder around the file; clients mark what is below it as not theirs. */
    static final String MARK = ".borgui-canary";

    private static final int TOLD = 16;

    static Canary of(Path canaries, RepositoryId repository, String token) {
        var folder = canaries.resolve("repository-%s-%s".formatted(repository, token.substring(0, TOLD)));
        var content =
                """
                This file was made by Borg UI, which backs it up together with your files. A restore check brings it
                back from an archive and compares it with what was written here, to prove that restoring works.
                It holds nothing of yours. There is no need to keep or to restore it.

                repository: %s
                token: %s
                """
                        .formatted(repository, token);
        return new Canary(folder, content);
    }

    /** Whether a file has exactly this content. */
    public static boolean isIn(Path file, String content) throws IOException {
        return Arrays.equals(Files.readAllBytes(file), content.getBytes(StandardCharsets.UTF_8));
    }

    /** The file on this machine. */
    public Path file() {
        return folder.resolve(MARK).resolve("canary.txt");
    }

    /** The file in an archive. */
    public String path() {
        return file().toString().substring(1);
    }
}
