package org.borgui.spi.signin;

import java.util.Optional;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.Role;

/**
 * Who somebody is according to a {@link RequestSignIn}. The user of that name is found, or made when it may be; a role that
 * is given is set when it differs. A user of another source is never taken over.
 *
 * @param username as the user is called here
 * @param mayBeMade whether an unknown user is made, with the role given or else as a viewer
 * @param ownUsersOnly whether only users of this very source are meant; else any active user of that name (a token that only
 *     this server's key can sign)
 */
public record Identity(
        String username,
        Optional<String> fullName,
        Optional<String> email,
        Optional<Role> role,
        Optional<RepositoryRole> everywhere,
        boolean mayBeMade,
        boolean ownUsersOnly) {}
