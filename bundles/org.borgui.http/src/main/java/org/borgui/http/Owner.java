package org.borgui.http;

import java.net.URL;
import java.util.Optional;

/**
 * A bundle that brings resources.
 *
 * @param mount where its resources lie: {@code /api}, or {@code /api/x/<name>} for any bundle but ours
 * @param openApi its part of the API's description
 */
record Owner(long bundleId, String name, String version, String mount, Optional<URL> openApi) {

    static final String CORE_MOUNT = "/api";

    boolean isCore() {
        return mount.equals(CORE_MOUNT);
    }

    @Override
    public String toString() {
        return name + " " + version;
    }
}
