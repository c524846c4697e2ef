package org.borgui.catalog;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * Where an entry stands: the folder it lies in, a zero, its kind, its name. In the folder's path a slash is 1, and 1 and 2
 * themselves are escaped by 2. So the children of a folder are one range, folders first and by name, everything below a
 * folder is one range too, and a folder stands before what it holds.
 */
final class Keys {

    private static final int FOLDER = 0;
    private static final int OTHER = 1;
    private static final int AFTER_OTHER = 2;
    private static final int SLASH = 1;
    private static final int ESCAPE = 2;

    private Keys() {}

    static byte[] of(String path, boolean folder) {
        int slash = path.lastIndexOf('/');
        var key = escaped(slash < 0 ? "" : path.substring(0, slash));
        key.write(0);
        key.write(folder ? FOLDER : OTHER);
        key.writeBytes(path.substring(slash + 1).getBytes(UTF_8));
        return key.toByteArray();
    }

    /** Where the children of a folder begin. */
    static byte[] children(String folder) {
        var key = escaped(folder);
        key.write(0);
        return key.toByteArray();
    }

    /** Where the children of a folder have ended. */
    static byte[] childrenEnd(String folder) {
        var key = escaped(folder);
        key.write(0);
        key.write(AFTER_OTHER);
        return key.toByteArray();
    }

    /** Where everything below a folder has ended. */
    static byte[] belowEnd(String folder) {
        var key = escaped(folder);
        key.write(folder.isEmpty() ? 0xff : ESCAPE);
        return key.toByteArray();
    }

    /** The path an entry was put under. */
    static String path(byte[] key) {
        var folder = new ByteArrayOutputStream(key.length);
        int at = 0;
        for (; key[at] != 0; at++) {
            if (key[at] == ESCAPE) {
                at++;
                folder.write(key[at]);
            } else {
                folder.write(key[at] == SLASH ? '/' : key[at]);
            }
        }
        var name = new String(key, at + 2, key.length - at - 2, UTF_8);
        return at == 0 ? name : folder.toString(UTF_8) + '/' + name;
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
    static boolean isChild(String token, String folder) {
        try {
            return Arrays.mismatch(key(token), children(folder)) == children(folder).length;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static ByteArrayOutputStream escaped(String folder) {
        var bytes = folder.getBytes(UTF_8);
        var key = new ByteArrayOutputStream(bytes.length + 64);
        for (byte b : bytes) {
            if (b == SLASH || b == ESCAPE) {
                key.write(ESCAPE);
            }
            key.write(b == '/' ? SLASH : b);
        }
        return key;
    }
}
