package org.borgui.rest.users;

import org.borgui.api.access.User;
import org.borgui.rest.Times;
import org.jspecify.annotations.Nullable;

/** A user, as admins see them. */
record UserItem(
        long id,
        String username,
        @Nullable String fullName,
        @Nullable String email,
        boolean isActive,
        String role,
        @Nullable String allRepositoriesRole,
        boolean mustChangePassword,
        boolean totpEnabled,
        int passkeyCount,
        String authSource,
        @Nullable String oidcSubject,
        String createdAt,
        @Nullable String lastLogin) {

    static UserItem of(User user) {
        return new UserItem(
                user.id().value(),
                user.username(),
                user.fullName(),
                user.email(),
                user.active(),
                user.role().wire(),
                Roles.wire(user.everywhere()),
                user.mustChangePassword(),
                user.secondFactor(),
                user.passkeys(),
                user.source(),
                user.subject(),
                Times.text(user.created()),
                Times.textOrNull(user.lastLogin()));
    }
}
