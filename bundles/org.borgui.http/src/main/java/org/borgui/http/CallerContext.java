package org.borgui.http;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.borgui.api.access.Caller;

/** What a resource sees of the caller; its principal is the {@link Caller} itself. */
record CallerContext(Caller caller, boolean secure) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
        return caller;
    }

    @Override
    public boolean isUserInRole(String role) {
        return caller.isSignedIn() && caller.role().name().equalsIgnoreCase(role);
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public String getAuthenticationScheme() {
        return caller.via().name();
    }
}
