package org.borgui.files;

import java.util.Map;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;

/** What is said when a path is not taken. */
final class Refusals {

    private static final String AREA = "backend.errors.filesystem.";

    private Refusals() {}

    /** For what is not there, and for what nobody is to know is there. */
    static RefusedException notFound(String path) {
        return new RefusedException(
                Reason.NOT_FOUND,
                AREA + "pathNotFound",
                Map.of("path", path),
                "There is no '%s' in the folders this server may use.".formatted(printable(path)));
    }

    static RefusedException notFolder(String path) {
        return new RefusedException(
                Reason.INVALID,
                AREA + "pathNotDirectory",
                Map.of("path", path),
                "'%s' is not a folder.".formatted(printable(path)));
    }

    static RefusedException unreadable(String path) {
        return new RefusedException(
                Reason.FORBIDDEN,
                AREA + "permissionDenied",
                Map.of("path", path),
                "The server's user may not read '%s'. Give it the right to, or choose another folder."
                        .formatted(printable(path)));
    }

    static RefusedException special(String path) {
        return new RefusedException(
                Reason.INVALID,
                AREA + "notAFile",
                Map.of("path", path),
                "'%s' is a device, pipe or socket; only files and folders can be backed up."
                        .formatted(printable(path)));
    }

    static RefusedException exists(String name) {
        return new RefusedException(
                Reason.INVALID,
                AREA + "folderAlreadyExists",
                Map.of("name", name),
                "There is something named '%s' already. Choose another name.".formatted(name));
    }

    static RefusedException invalidName(String name) {
        return new RefusedException(
                Reason.INVALID,
                AREA + "invalidFolderName",
                Map.of("name", name),
                "'%s' cannot name a folder: it must have 1 to 255 bytes and no / or control character."
                        .formatted(printable(name)));
    }

    static RefusedException unwritable(String path) {
        return new RefusedException(
                Reason.FORBIDDEN,
                AREA + "permissionDeniedCreateFolder",
                Map.of("path", path),
                "The server's user may not make a folder in '%s', or the disk is full or read-only."
                        .formatted(printable(path)));
    }

    static RefusedException admin() {
        return RefusedException.forbidden(
                AREA + "adminAccessRequired", "Only an admin may choose the folders this server may use.");
    }

    static RefusedException fixed() {
        return RefusedException.conflict(
                AREA + "rootsFixed",
                "The folders are set by LOCAL_MOUNT_POINTS where the server is started. Change them there.");
    }

    static RefusedException root(String path, String why) {
        return new RefusedException(
                Reason.INVALID,
                AREA + "invalidRoot",
                Map.of("path", path),
                "'%s' cannot be a root: %s.".formatted(printable(path), why));
    }

    private static String printable(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
