package org.borgui.auth.header;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration {@code org.borgui.auth.header}. Without it, or not enabled, no header signs anybody in. */
@ObjectClassDefinition(name = "Sign-in by a proxy's header", description = "A proxy signs people in and names them")
public @interface HeaderConfig {

    @AttributeDefinition(name = "Enabled", description = "Whether headers of trusted proxies sign people in")
    boolean enabled() default false;

    @AttributeDefinition(name = "User", description = "The header with the user's name")
    String userHeader() default "X-Forwarded-User";

    @AttributeDefinition(name = "Role", description = "The header with viewer, operator or admin; empty: none")
    String roleHeader() default "";

    @AttributeDefinition(name = "Role on all repositories", description = "The header with viewer or operator")
    String allRepositoriesRoleHeader() default "";

    @AttributeDefinition(name = "E-mail", description = "The header with an e-mail address; empty: none")
    String emailHeader() default "";

    @AttributeDefinition(name = "Full name", description = "The header with a full name; empty: none")
    String fullNameHeader() default "";

    @AttributeDefinition(name = "Groups", description = "The header with the groups of the user; empty: none")
    String groupsHeader() default "";

    @AttributeDefinition(name = "Groups' separator", description = "What stands between two groups")
    String groupsSeparator() default ",";

    @AttributeDefinition(name = "Highest role", description = "What the role header can give at most")
    String roleCeiling() default "operator";

    @AttributeDefinition(name = "Admin users", description = "Who may be an admin by header, by comma")
    String adminUsers() default "";

    @AttributeDefinition(name = "Admin groups", description = "Whose members may be admins by header, by comma")
    String adminGroups() default "";
}
