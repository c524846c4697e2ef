package org.borgui.catalog.index;

import java.io.IOException;

/** Bytes are not those that were written. Other failures of reading may pass, and say nothing of the file. */
final class DamagedException extends IOException {

    DamagedException(String message) {
        super(message);
    }

    DamagedException(String message, Throwable cause) {
        super(message, cause);
    }
}
