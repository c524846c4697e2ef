package org.borgui.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A service as it comes and goes: the one that is there at the moment. */
final class Current<T> {

    private volatile @Nullable T service;

    void set(T added) {
        service = added;
    }

    /** A service that was replaced before goes unnoticed. */
    void unset(T removed) {
        if (service == removed) {
            service = null;
        }
    }

    Optional<T> get() {
        return Optional.ofNullable(service);
    }
}
