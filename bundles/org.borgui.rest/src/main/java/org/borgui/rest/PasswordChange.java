package org.borgui.rest;

import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.api.access.UserService;
import org.jspecify.annotations.Nullable;

/** A new password for oneself; two routes take it. */
public record PasswordChange(@Nullable String currentPassword, @Nullable String newPassword) {

    /** Carries it out. */
    public static void apply(@Nullable PasswordChange sent, UserService users, Caller caller) {
        var change = Fields.required(sent, "current_password");
        var present = Secret.of(Fields.required(change.currentPassword(), "current_password"));
        users.changePassword(caller, present, Secret.of(Fields.required(change.newPassword(), "new_password")));
    }

    @Override
    public String toString() {
        return "PasswordChange[***]";
    }
}
