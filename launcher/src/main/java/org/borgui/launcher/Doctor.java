package org.borgui.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Looks whether this machine can run the server: what Java knows. Programs are looked for by bin/borg-ui, because the
 * launcher starts none.
 */
final class Doctor {

    private static final String DEFAULT_PORT = "8081";
    private static final int LAST_PORT = 65_535;

    private final Layout layout;
    private final Map<String, String> environment;
    private boolean healthy = true;

    Doctor(Layout layout, Map<String, String> environment) {
        this.layout = layout;
        this.environment = environment;
    }

    ExitCode examine() {
        ok("Java " + Runtime.version() + " (" + System.getProperty("java.home") + ")");
        if (FileNames.areUtf8()) {
            ok("file names and passphrases are UTF-8");
        } else {
            missing("file names are " + FileNames.encoding() + ": export LC_ALL=C.UTF-8");
        }
        data();
        writable("folder for temporary files", Path.of(System.getProperty("java.io.tmpdir")));
        port();
        return healthy ? ExitCode.OK : ExitCode.UNHEALTHY;
    }

    private void data() {
        Path data = layout.data();
        if (!Files.exists(data)) {
            Path above = data;
            while (above != null && !Files.exists(above)) {
                above = above.getParent();
            }
            if (above != null && Files.isDirectory(above) && Files.isWritable(above)) {
                ok("data directory " + data + " will be made");
            } else {
                missing("data directory " + data + " cannot be made: mkdir -m 700 -p " + data);
            }
            return;
        }
        if (writable("data directory", data)) {
            privacy(data);
        }
    }

    private void privacy(Path data) {
        try {
            if (DataDirectory.isOpenToOthers(data)) {
                hint("data directory " + data + " can be read by others: chmod o-rwx " + data);
            }
        } catch (IOException e) {
            hint("cannot read the permissions of " + data + ": " + e.getMessage());
        }
    }

    private boolean writable(String what, Path folder) {
        try {
            Files.delete(Files.createTempFile(folder, ".borg-ui", null));
            ok(what + " " + folder + " can be written");
            return true;
        } catch (IOException e) {
            missing(what + " " + folder + " cannot be written: chown " + System.getProperty("user.name") + " "
                    + folder);
            return false;
        }
    }

    private void port() {
        String text = environment.getOrDefault("PORT", DEFAULT_PORT);
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
        if (port < 1 || port > LAST_PORT) {
            missing("PORT is \"" + text + "\", not a number from 1 to 65535: export PORT=" + DEFAULT_PORT);
            return;
        }
        String host = environment.getOrDefault("HOST", "0.0.0.0");
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
            ok("port " + port + " on " + host + " is free");
        } catch (IOException e) {
            missing("port " + port + " on " + host + " cannot be used (" + e.getMessage()
                    + "): export PORT=another, or stop what listens there (ss -ltnp | grep :" + port + ")");
        }
    }

    private void ok(String what) {
        System.out.println("ok       " + what);
    }

    private void hint(String what) {
        System.out.println("hint     " + what);
    }

    private void missing(String what) {
        healthy = false;
        System.out.println("missing  " + what);
    }
}
