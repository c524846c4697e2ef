package org.borgui.api.access;

import java.time.Instant;
import org.borgui.api.UserId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may sign in.
 *
 * @param source how the user signs in: {@code local} by a password kept here, else the name of a way such as {@code header}
 * @param passkeys how many of them let the user sign in
 * @param subject who it is at the provider that the user is linked with, null for none
 * @param secondFactor whether a code is asked for after the password
 * @param everywhere the role on all repositories, null for none but those granted one by one
 */
public record User(
        UserId id,
        String username,
        @Nullable String fullName,
        @Nullable String email,
        String source,
        Role role,
        @Nullable RepositoryRole everywhere,
        boolean active,
        boolean mustChangePassword,
        Instant created,
        @Nullable Instant lastLogin,
        boolean secondFactor,
        int passkeys,
        @Nullable String subject) {}
