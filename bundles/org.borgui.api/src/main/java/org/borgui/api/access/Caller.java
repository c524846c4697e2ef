package org.borgui.api.access;

import java.security.Principal;
import org.borgui.api.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Who asks: known for one request, and handed to every service that decides something.
 *
 * @param session public number of the session the request came with, 0 for none
 * @param address the peer, or the client a trusted proxy named
 * @param way how they signed in: {@code local} by a password kept here, {@code token}, {@code server}, or the name of a way
 *     that every request proves anew, such as {@code header}; empty for nobody
 * @param scopes what the token is limited to; null for no limit but the user's role
 */
public record Caller(
        UserId user,
        String username,
        Role role,
        Via via,
        long session,
        boolean mustChangePassword,
        String address,
        String way,
        @Nullable Scopes scopes)
        implements Principal {

    private static final String LOCAL = "local";

    public Caller(
            UserId user,
            String username,
            Role role,
            Via via,
            long session,
            boolean mustChangePassword,
            String address) {
        this(user, username, role, via, session, mustChangePassword, address, LOCAL, null);
    }

    /** How a caller proved who they are. */
    public enum Via {
        /** Nobody has signed in. */
        NOTHING,
        COOKIE,
        /** The token of a sign-in by an API client. */
        BEARER,
        /** A token somebody made for a program, until it is revoked. */
        API_TOKEN,
        /** Each request proves it anew, such as by a header of a trusted proxy; there is no session. */
        REQUEST,
        /** The server itself, for what it starts on its own. */
        SERVER
    }

    /** A request without any sign-in. */
    public static Caller anonymous(String address) {
        return new Caller(new UserId(0), "", Role.VIEWER, Via.NOTHING, 0, false, address, "", null);
    }

    /** The server itself; the name says which part of it. */
    public static Caller server(String part) {
        return new Caller(new UserId(0), part, Role.ADMIN, Via.SERVER, 0, false, "", "server", null);
    }

    /** Whoever has a shell of this machine and runs {@code borg-ui}: they own the data directory. */
    public static Caller shell() {
        return new Caller(new UserId(0), "borg-ui", Role.ADMIN, Via.SERVER, 0, false, "", "cli", null);
    }

    /** The same, for what somebody at this address has brought about. */
    public Caller at(String place) {
        return new Caller(user, username, role, via, session, mustChangePassword, place, way, scopes);
    }

    public boolean isSignedIn() {
        return via != Via.NOTHING;
    }

    public boolean isAdmin() {
        return role == Role.ADMIN && isSignedIn();
    }

    @Override
    public String getName() {
        return username;
    }
}
