package org.borgui.rest.users;

import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.api.access.User;
import org.borgui.api.access.UserService.Change;
import org.borgui.api.access.UserService.NewUser;
import org.borgui.rest.Fields;
import org.jspecify.annotations.Nullable;

/** What is sent about users. */
final class UserBodies {

    private UserBodies() {}

    /**
     * A user to be.
     *
     * @param allRepositoriesRole null, as usual, for none but the repositories granted one by one
     */
    record UserToBe(
            @Nullable String username,
            @Nullable String password,
            @Nullable String email,
            @Nullable String fullName,
            @Nullable String role,
            @Nullable String allRepositoriesRole) {

        NewUser user() {
            return new NewUser(
                    Fields.required(username, "username"),
                    Secret.of(Fields.required(password, "password")),
                    fullName,
                    email,
                    Roles.server(role == null ? "viewer" : role),
                    Roles.repositoryOrNull(allRepositoriesRole));
        }

        @Override
        public String toString() {
            return "UserToBe[%s]".formatted(username);
        }
    }

    /** What to change; null stays as it is. */
    record UserChange(
            @Nullable String username,
            @Nullable String fullName,
            @Nullable String email,
            @Nullable Boolean isActive,
            @Nullable String role,
            @Nullable String authSource,
            @Nullable String oidcSubject) {

        /** Who somebody is at a provider only that provider says, to a session of theirs. */
        void requireSubject(User user) {
            if (oidcSubject != null && !oidcSubject.isBlank() && !oidcSubject.equals(user.subject())) {
                throw RefusedException.conflict(
                        "backend.errors.auth.oidcIdentityConflict",
                        "Only people themselves link their account with a provider, on the page of their account.");
            }
        }

        Change change() {
            return new Change(
                    Optional.ofNullable(username),
                    Optional.ofNullable(fullName),
                    Optional.ofNullable(email),
                    Optional.ofNullable(role).map(Roles::server),
                    Optional.ofNullable(isActive),
                    Optional.ofNullable(authSource));
        }
    }

    /** A new password for somebody else. */
    record PasswordReset(@Nullable String newPassword) {

        Secret password() {
            return Secret.of(Fields.required(newPassword, "new_password"));
        }

        @Override
        public String toString() {
            return "PasswordReset[***]";
        }
    }

    /** What to change about oneself; null stays as it is. What only an admin may change counts for nothing here. */
    record ProfileChange(@Nullable String username, @Nullable String fullName, @Nullable String email) {}

    /** A role on one repository. */
    record GrantToBe(@Nullable Long repositoryId, @Nullable String role) {}
}
