package org.borgui.core.restore;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;

/**
 * Folders that the archive does not describe: the destination itself, and the way to what was backed up. They belong to whom
 * the folder they are made in belongs, with its mode, except that not everybody may write into them.
 */
final class Inherited {

    private Inherited() {}

    /** Makes a folder and all that is missing above it. */
    static void make(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        var parent = folder.resolve("..").normalize();
        make(parent);
        Files.createDirectory(folder);
        like(folder, parent);
    }

    /** Gives a folder of ours owner, group and mode of another, as far as we may. */
    static void like(Path folder, Path model) throws IOException {
        var attributes = Files.readAttributes(model, PosixFileAttributes.class);
        var mode = EnumSet.noneOf(PosixFilePermission.class);
        mode.addAll(attributes.permissions());
        mode.remove(PosixFilePermission.OTHERS_WRITE);
        Files.setPosixFilePermissions(folder, mode);
        var view = Files.getFileAttributeView(folder, PosixFileAttributeView.class, NOFOLLOW_LINKS);
        try {
            view.setGroup(attributes.group());
            view.setOwner(attributes.owner());
        } catch (FileSystemException e) {
            return; // only root gives files away: it stays ours
        }
    }
}
