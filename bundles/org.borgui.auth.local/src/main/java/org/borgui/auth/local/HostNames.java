package org.borgui.auth.local;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How this server is called. */
final class HostNames {

    private HostNames() {}

    /** What the kernel calls this machine, without asking the network; empty where it does not say. */
    static String machine() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "";
        }
    }

    /** The name in an address; empty when it has none. */
    static String of(String url) {
        try {
            var host = new URI(url.strip()).getHost();
            return host == null ? "" : host;
        } catch (URISyntaxException e) {
            return "";
        }
    }
}
