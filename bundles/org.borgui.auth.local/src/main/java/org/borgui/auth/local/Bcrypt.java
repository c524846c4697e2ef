package org.borgui.auth.local;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.generators.OpenBSDBCrypt;

/** Checks hashes that an older server made. New ones are never made: bcrypt ignores all beyond 72 bytes. */
final class Bcrypt {

    private static final int MOST_BYTES = 72;
    private static final Pattern TEXT = Pattern.compile("\\$2[aby]\\$(0[4-9]|1[0-5])\\$[./A-Za-z0-9]{53}");

    private Bcrypt() {}

    static boolean isOne(String hash) {
        return TEXT.matcher(hash).matches();
    }

    /**
     * Whether bcrypt would see the whole password. One that is longer, or that contains the character at which other
     * programs stop reading, would match others as well.
     */
    static boolean seesAllOf(String password) {
        return password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES && password.indexOf('\0') < 0;
    }

    static boolean matches(String hash, String password) {
        return OpenBSDBCrypt.checkPassword(hash, password.toCharArray());
    }
}
