package org.borgui.rest;

import java.util.Objects;
import org.borgui.api.Secret;
import org.borgui.api.access.Caller;
import org.borgui.api.access.UserService;
import org.jspecify.annotations.Nullable;

/** A new password for oneself, with a code of whoever has a second factor; two routes take it. */
public record PasswordChange(@Nullable String currentPassword, @Nullable String newPassword, @Nullable String code) {

    /** Carries it out. */
    public static void apply(@Nullable PasswordChange sent, UserService users, Caller caller) {
        var change = Fields.required(sent, "current_password");
        var present = Secret.of(Fields.required(change.currentPassword(), "current_password"));
        var next = Secret.of(Fields.required(change.newPassword(), "new_password"));
        users.changePassword(caller, present, next, Objects.requireNonNullElse(change.code(), ""));
    }

    @Override
    public String toString() {
        return "PasswordChange[***]";
    }
}
