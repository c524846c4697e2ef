package org.borgui.spi.state;

/** The state could not be read or written: a machine's problem (full disk, rights), not the caller's. */
public final class StateException extends RuntimeException {

    public StateException(String message) {
        super(message);
    }

    public StateException(String message, Throwable cause) {
        super(message, cause);
    }
}
