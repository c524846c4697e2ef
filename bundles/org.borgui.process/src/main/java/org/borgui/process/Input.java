package org.borgui.process;

import java.nio.charset.StandardCharsets;
import org.borgui.api.Secret;

/** What a program reads from its standard input. Never prints its content. */
public final class Input {

    private static final Input NONE = new Input(new byte[0]);

    private final byte[] bytes;

    private Input(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Nothing: a program that asks gets no answer, rather than waiting for one. */
    public static Input none() {
        return NONE;
    }

    public static Input of(byte[] bytes) {
        return new Input(bytes.clone());
    }

    public static Input of(Secret secret) {
        return new Input(secret.reveal().getBytes(StandardCharsets.UTF_8));
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return bytes.length + " bytes";
    }
}
