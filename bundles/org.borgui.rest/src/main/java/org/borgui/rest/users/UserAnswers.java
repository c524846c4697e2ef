package org.borgui.rest.users;

import java.util.List;
import org.borgui.api.access.User;
import org.borgui.rest.Times;
import org.jspecify.annotations.Nullable;

/** What the calls about users answer. */
final class UserAnswers {

    private UserAnswers() {}

    /** All users. */
    record UserList(boolean success, List<UserItem> users) {}

    /** A user just made. */
    record UserMade(boolean success, String message, UserItem user) {}

    /** The role on all repositories. */
    record Scope(@Nullable String allRepositoriesRole) {

        static Scope of(User user) {
            return new Scope(Roles.wire(user.everywhere()));
        }
    }

    /** Oneself, in the form of the settings page. */
    record ProfileAnswer(boolean success, Profile profile) {}

    /** Oneself. */
    record Profile(
            long id,
            String username,
            @Nullable String fullName,
            @Nullable String email,
            boolean isActive,
            boolean isAdmin,
            String role,
            boolean mustChangePassword,
            String createdAt,
            @Nullable String lastLogin,
            String deploymentType,
            @Nullable String enterpriseName) {

        static Profile of(User user) {
            return new Profile(
                    user.id().value(),
                    user.username(),
                    user.fullName(),
                    user.email(),
                    user.active(),
                    user.role().wire().equals("admin"),
                    user.role().wire(),
                    user.mustChangePassword(),
                    Times.text(user.created()),
                    Times.textOrNull(user.lastLogin()),
                    "individual",
                    null);
        }
    }
}
