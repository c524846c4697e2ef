package org.borgui.api.access;

import org.osgi.annotation.versioning.ProviderType;

/** What this server asks of those who sign in. */
@ProviderType
public interface PolicyService {

    /**
     * The rules.
     *
     * @param adminsNeedSecondFactor whether an admin who signs in with a password of this server has to set up a second factor
     *     before anything else; tokens of programs, and whom another way vouches for, are not concerned
     */
    record Policy(boolean adminsNeedSecondFactor) {}

    /** For admins. */
    Policy policy(Caller caller);

    /**
     * Changes the rules, at once for everybody. For admins.
     *
     * @throws org.borgui.api.RefusedException {@code INVALID} when the caller would be the first who is kept back
     */
    Policy change(Caller caller, Policy policy);

    /** Whether this user has to set up a second factor before anything else. */
    boolean wantsSecondFactor(User user);
}
