package org.borgui.vault;

import java.nio.file.Path;

/**
 * Where the server's key is, as set; empty texts are not set.
 *
 * @param previous the key of before, for the start that changes it
 * @param handedOver the folder in which systemd hands over secrets
 */
record KeySettings(String key, String file, String previous, String previousFile, String handedOver) {

    static KeySettings of(String key) {
        return new KeySettings(key, "", "", "", "");
    }

    KeyFile keyFile(String path) {
        var file = Path.of(path).toAbsolutePath().normalize();
        return new KeyFile(file, !handedOver.isEmpty() && file.startsWith(Path.of(handedOver)));
    }
}
