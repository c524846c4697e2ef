package org.borgui.api.access;

import java.util.List;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.osgi.annotation.versioning.ProviderType;

/** Codes that are asked for after the password: of an app, or, when that is lost, of a sheet of paper. */
@ProviderType
public interface SecondFactorService {

    /**
     * Whether the caller has one.
     *
     * @param recoveryCodes how many of them are left
     */
    record Status(boolean enabled, int recoveryCodes) {}

    /**
     * A second factor to be.
     *
     * @param token to be shown with the first code, for fifteen minutes
     * @param seed as people type it into an app
     * @param uri as apps read it from a QR code
     */
    record Setup(Secret token, Secret seed, Secret uri, List<Secret> recoveryCodes) {}

    Status status(Caller caller);

    /**
     * Prepares one. Nothing is kept before {@link #enable}.
     *
     * @throws org.borgui.api.RefusedException {@code INVALID} when the password is wrong, the caller signs in another way, or
     *     has one already
     */
    Setup prepare(Caller caller, Secret password);

    /**
     * Keeps what was prepared, once its first code was right, and ends the caller's other sessions.
     *
     * @return the recovery codes, for the last time
     */
    List<Secret> enable(Caller caller, Secret token, String code);

    /** Gives up the caller's own, for a password and a code. */
    void disable(Caller caller, Secret password, String code);

    /** Other recovery codes, for a password and a code; those before are worth nothing any more. */
    List<Secret> renewRecoveryCodes(Caller caller, Secret password, String code);

    /**
     * Takes away a user's, whose app and paper are lost, together with all passkeys, which may be lost with them, and ends
     * the user's sessions: the password alone is left. For admins.
     */
    void remove(Caller caller, UserId user);
}
