package org.borgui.rest.auth;

import java.util.List;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.User;
import org.borgui.rest.Times;
import org.jspecify.annotations.Nullable;

/** Oneself. */
public record UserMe(
        long id,
        String username,
        @Nullable String fullName,
        String deploymentType,
        @Nullable String enterpriseName,
        @Nullable String email,
        boolean isActive,
        String authSource,
        @Nullable String oidcSubject,
        String role,
        @Nullable String allRepositoriesRole,
        boolean mustChangePassword,
        boolean totpEnabled,
        int passkeyCount,
        @Nullable String lastLogin,
        String createdAt,
        List<String> globalPermissions) {

    /** The user on the wire. */
    public static UserMe of(User user) {
        RepositoryRole everywhere = user.everywhere();
        return new UserMe(
                user.id().value(),
                user.username(),
                user.fullName(),
                "individual",
                null,
                user.email(),
                user.active(),
                user.source(),
                user.subject(),
                user.role().wire(),
                everywhere == null ? null : everywhere.wire(),
                user.mustChangePassword(),
                user.secondFactor(),
                user.passkeys(),
                Times.textOrNull(user.lastLogin()),
                Times.text(user.created()),
                Rules.allowed(user.role()));
    }
}
