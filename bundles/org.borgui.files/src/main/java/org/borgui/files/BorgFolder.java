package org.borgui.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** What a repository of borg looks like from outside. */
final class BorgFolder {

    private static final String MARK = "[repository]";

    private BorgFolder() {}

    static boolean isRepository(Path folder) {
        var config = folder.resolve("config");
        if (!Files.isRegularFile(config, LinkOption.NOFOLLOW_LINKS)
                || !Files.isDirectory(folder.resolve("data"), LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (var file = Files.newInputStream(config, LinkOption.NOFOLLOW_LINKS)) {
            return new String(file.readNBytes(MARK.length()), StandardCharsets.US_ASCII).equals(MARK);
        } catch (IOException e) {
            return false;
        }
    }
}
