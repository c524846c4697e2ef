package org.borgui.egress;

import java.io.IOException;

/** The server must not connect there. */
public final class ForbiddenPlaceException extends IOException {

    ForbiddenPlaceException(String host) {
        super(
                ("This server does not connect to '%s': it is this machine, or a network that only machines themselves use."
                                + " If that is meant, name it in the setting 'allow' of org.borgui.egress (EGRESS_ALLOW).")
                        .formatted(host));
    }
}
