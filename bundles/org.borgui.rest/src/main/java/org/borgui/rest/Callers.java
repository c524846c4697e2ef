package org.borgui.rest;

import jakarta.ws.rs.core.SecurityContext;
import org.borgui.api.access.Caller;

/** Finds the caller of a request. */
public final class Callers {

    private Callers() {}

    /** The caller that the gate in front of the resources identified. */
    public static Caller of(SecurityContext security) {
        return (Caller) security.getUserPrincipal();
    }
}
