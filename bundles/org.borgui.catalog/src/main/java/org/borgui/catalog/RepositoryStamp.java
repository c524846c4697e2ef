package org.borgui.catalog;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.TreeSet;

/** Tells whether a repository has changed without asking borg: every change of borg 1 gives its index a new number. */
final class RepositoryStamp {

    private RepositoryStamp() {}

    /** The same as long as nothing was changed; empty when that cannot be told. */
    static String of(String repository) {
        var stamps = new TreeSet<String>();
        try (DirectoryStream<Path> indexes = Files.newDirectoryStream(Path.of(repository), "index.[0-9]*")) {
            for (var index : indexes) {
                stamps.add(index.getFileName() + "@"
                        + Files.getLastModifiedTime(index).toMillis());
            }
        } catch (IOException | InvalidPathException e) {
            return "";
        }
        return String.join(" ", stamps);
    }
}
