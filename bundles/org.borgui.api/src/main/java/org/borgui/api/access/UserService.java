package org.borgui.api.access;

import java.util.List;
import java.util.Optional;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Users and what they are granted. All but {@link #me} and {@link #changePassword} are for admins. */
@ProviderType
public interface UserService {

    /** A user to be; {@code everywhere} null means no role on all repositories. */
    record NewUser(
            String username,
            Secret password,
            @Nullable String fullName,
            @Nullable String email,
            Role role,
            @Nullable RepositoryRole everywhere) {}

    /** What to change; an empty field stays as it is. */
    record Change(
            Optional<String> username,
            Optional<String> fullName,
            Optional<String> email,
            Optional<Role> role,
            Optional<Boolean> active,
            Optional<String> source) {

        public Change(
                Optional<String> username,
                Optional<String> fullName,
                Optional<String> email,
                Optional<Role> role,
                Optional<Boolean> active) {
            this(username, fullName, email, role, active, Optional.empty());
        }
    }

    User me(Caller caller);

    List<User> list(Caller caller);

    User get(Caller caller, UserId id);

    User create(Caller caller, NewUser user);

    /** A role counts from the next request on; disabling ends the user's sessions. Refuses to leave the server without an admin. */
    User change(Caller caller, UserId id, Change change);

    /** Changes how one is called and reached oneself. */
    User changeProfile(Caller caller, Optional<String> username, Optional<String> fullName, Optional<String> email);

    /** Not oneself, and not the last admin. */
    void delete(Caller caller, UserId id);

    /**
     * Gives somebody else a new password that must be changed at the next sign-in, ends all sessions of the user, and
     * forgets the user's passkeys.
     */
    void resetPassword(Caller caller, UserId id, Secret password);

    /**
     * Changes one's own password, after the present one and, where there is a second factor, a code was given, and ends one's
     * other sessions. One's passkeys stay.
     */
    void changePassword(Caller caller, Secret present, Secret next, String code);

    /** Sets or, with null, takes away the role on all repositories. */
    User grantEverywhere(Caller caller, UserId id, @Nullable RepositoryRole role);

    /** For admins, and for oneself. */
    List<Grant> grants(Caller caller, UserId id);

    /** Refuses with {@code CONFLICT} when there is a grant already. */
    Grant grant(Caller caller, UserId id, RepositoryId repository, RepositoryRole role);

    Grant changeGrant(Caller caller, UserId id, RepositoryId repository, RepositoryRole role);

    void revoke(Caller caller, UserId id, RepositoryId repository);
}
