package org.borgui.vault;

import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** A real disk that fails at one step, once: at a file that is written, a name that is given, or a folder that is forced. */
final class BreakingDisk extends Disk {

    private int left = -1;
    private boolean done;

    /** Lets that many steps pass, and breaks the one after them. */
    void breakAfter(int steps, boolean afterItIsDone) {
        left = steps;
        done = afterItIsDone;
    }

    /** Whether nothing has broken since it was asked for. */
    boolean isUnbroken() {
        return left >= 0;
    }

    void mend() {
        left = -1;
    }

    private interface Step {
        void run() throws IOException;
    }

    private void step(Step step) throws IOException {
        boolean breaks = left-- == 0;
        if (!breaks || done) {
            step.run();
        }
        if (breaks) {
            throw new IOException("No space left on device");
        }
    }

    @Override
    void fill(Path draft, String text, Set<PosixFilePermission> rights) throws IOException {
        step(() -> super.fill(draft, text, rights));
    }

    @Override
    void move(Path from, Path path) throws IOException {
        step(() -> super.move(from, path));
    }

    @Override
    void settle(Path path) throws IOException {
        step(() -> super.settle(path));
    }
}
