package org.borgui.command;

import java.io.IOException;

/** Nobody is at the other end any more, or they speak something else. */
final class HungUp extends IOException {

    private static final long serialVersionUID = 1;

    HungUp(String message) {
        super(message);
    }

    HungUp(IOException cause) {
        super(cause);
    }
}
