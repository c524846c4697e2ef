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
     * @param localSignInOff whether nobody signs in with what this server keeps, a password or a passkey, but at a provider
     *     alone
     */
    record Policy(boolean adminsNeedSecondFactor, boolean localSignInOff) {

        /** The rules of a new server. */
        public static Policy usual() {
            return new Policy(false, false);
        }

        public Policy needingSecondFactor(boolean wanted) {
            return new Policy(wanted, localSignInOff);
        }

        public Policy withoutLocalSignIn(boolean wanted) {
            return new Policy(adminsNeedSecondFactor, wanted);
        }
    }

    /** For admins. */
    Policy policy(Caller caller);

    /**
     * Changes the rules, at once for everybody. For admins.
     *
     * @throws org.borgui.api.RefusedException {@code INVALID} when the caller would be the first who is kept back, {@code
     *     CONFLICT} when no admin could sign in any more
     */
    Policy change(Caller caller, Policy policy);

    /** Whether this user has to set up a second factor before anything else. */
    boolean wantsSecondFactor(User user);
}
