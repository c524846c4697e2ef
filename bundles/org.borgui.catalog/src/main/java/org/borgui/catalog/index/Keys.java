package org.borgui.catalog.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.Base64;

/**
 * Where an entry stands: the folder it lies in, a zero, its kind, its name. In the folder's path a slash is 1, and 1 and 2
 * themselves are escaped by 2. So the children of a folder are one range, folders first and by name, everything below a
 * folder is one range too, and a folder stands before what it holds.
 */
public final class Keys {

    private static final int FOLDER = 0;
    private static final int OTHER = 1;
    private static final int AFTER_OTHER = 2;
    private static final int SLASH = 1;
    private static final int ESCAPE = 2;

    private Keys() {}

    static byte[] of(String path, boolean folder) {
        var bytes = path.getBytes(UTF_8);
        int slash = bytes.length - 1;
        while (slash >= 0 && bytes[slash] != '/') {
            slash--;
        }
        var key = escaped(bytes, Math.max(slash, 0), 2 + bytes.length - slash - 1);
        key.number(0).number(folder ? FOLDER : OTHER).bytes(bytes, slash + 1, bytes.length);
        return key.copy();
    }

    /** Where the children of a folder begin. */
    static byte[] children(String folder) {
        return escaped(folder).number(0).copy();
    }

    /** Where the children of a folder have ended. */
    static byte[] childrenEnd(String folder) {
        return escaped(folder).number(0).number(AFTER_OTHER).copy();
    }

    /** Where everything below a folder has ended. */
    static byte[] belowEnd(String folder) {
        return folder.isEmpty()
                ? new byte[] {(byte) 0xff}
                : escaped(folder).number(ESCAPE).copy();
    }

    /** The path an entry was put under. */
    static String path(byte[] key) {
        int end = folderEnd(key);
        var path = new byte[key.length];
        int size = unescape(key, 0, end, path);
        if (end > 0) {
            path[size++] = '/';
        }
        int name = key.length - end - 2;
        System.arraycopy(key, end + 2, path, size, name);
        return new String(path, 0, size + name, UTF_8);
    }

    static boolean isFolder(byte[] key) {
        return key[folderEnd(key) + 1] == FOLDER;
    }

    /** How many bytes of a key are the path of the folder that the entry lies in. */
    static int folderEnd(byte[] key) {
        int end = 0;
        while (key[end] != 0) {
            end++;
        }
        return end;
    }

    /** Whether the folder's path, the first bytes of a key, is the same as or below the first bytes of another. */
    static boolean isWithin(byte[] folder, int length, byte[] key, int folderEnd) {
        return length == 0
                || (folderEnd >= length
                        && Arrays.equals(folder, 0, length, key, 0, length)
                        && (folderEnd == length || key[length] == SLASH));
    }

    /** The key of the folder whose path is the first bytes of a key of something in it. */
    static byte[] ofFolder(byte[] key, int length) {
        int slash = -1;
        for (int i = 0; i < length; i++) {
            if (key[i] == ESCAPE) {
                i++;
            } else if (key[i] == SLASH) {
                slash = i;
            }
        }
        var name = new byte[length];
        int size = unescape(key, slash + 1, length, name);
        return new Buffer(length + 2)
                .bytes(key, 0, Math.max(slash, 0))
                .number(0)
                .number(FOLDER)
                .bytes(name, 0, size)
                .copy();
    }

    /** A key as a text that a client may send back. */
    static String token(byte[] key) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(key);
    }

    /**
     * The key a token stands for.
     *
     * @throws IllegalArgumentException when it stands for none
     */
    static byte[] key(String token) {
        return Base64.getUrlDecoder().decode(token.getBytes(UTF_8));
    }

    /** Whether a token stands for a child of a folder. */
    public static boolean isChild(String token, String folder) {
        try {
            var children = children(folder);
            var key = key(token);
            return key.length > children.length && Arrays.mismatch(key, children) == children.length;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static int unescape(byte[] from, int begin, int end, byte[] to) {
        int size = 0;
        for (int i = begin; i < end; i++) {
            if (from[i] == ESCAPE) {
                i++;
                to[size++] = from[i];
            } else {
                to[size++] = from[i] == SLASH ? (byte) '/' : from[i];
            }
        }
        return size;
    }

    private static Buffer escaped(String folder) {
        var bytes = folder.getBytes(UTF_8);
        return escaped(bytes, bytes.length, 2);
    }

    private static Buffer escaped(byte[] path, int length, int more) {
        var key = new Buffer(length + more);
        int plain = 0;
        for (int i = 0; i < length; i++) {
            if (path[i] == '/' || path[i] == SLASH || path[i] == ESCAPE) {
                key.bytes(path, plain, i);
                if (path[i] != '/') {
                    key.number(ESCAPE);
                }
                key.number(path[i] == '/' ? SLASH : path[i]);
                plain = i + 1;
            }
        }
        return key.bytes(path, plain, length);
    }
}
