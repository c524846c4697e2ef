package org.borgui.borg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How much of what runs on this machine this server can see. That no process has a number says nothing to the blind. */
enum Sight {
    /** Every process, whoever's it is. */
    ALL,
    /** Only some: the service manager or the mount of {@code /proc} hides those of other users. */
    SOME,
    /** Those of a container, where the numbers of processes are others than those outside. */
    CONTAINER;

    private static final Path PROC = Path.of("/proc");

    /** The kernel gives the first namespace of a machine always this number. */
    private static final String FIRST = "pid:[4026531836]";

    static Sight now() {
        try {
            var namespace = Files.readSymbolicLink(PROC.resolve("self/ns/pid")).toString();
            return of(namespace, Files.readAllLines(PROC.resolve("self/mountinfo")), isFirstSeen());
        } catch (IOException unknown) {
            return CONTAINER;
        }
    }

    /**
     * @param mounts as {@code mountinfo} lists them
     * @param first whether the machine's first process can be seen, which is another user's
     */
    static Sight of(String namespace, List<String> mounts, boolean first) {
        if (!namespace.equals(FIRST)) {
            return CONTAINER;
        }
        return first && mounts.stream().noneMatch(Sight::hides) ? ALL : SOME;
    }

    private static boolean hides(String mount) {
        return mount.contains(" /proc ") && mount.matches(".*[ ,]hidepid=(?!0|off).*");
    }

    private static boolean isFirstSeen() {
        try {
            return !Files.readString(PROC.resolve("1/stat")).isEmpty();
        } catch (IOException hidden) {
            return false;
        }
    }
}
