package org.borgui.auth.oidc;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Configuration {@code org.borgui.auth.oidc.provider~NAME}: a provider that is set up by a file in place of the console. */
@ObjectClassDefinition(name = "Provider of OpenID Connect", description = "Where people sign in")
public @interface ProviderConfig {

    @AttributeDefinition(name = "Id", description = "Short and stable, part of addresses: letters, digits and hyphens")
    String id() default "oidc";

    @AttributeDefinition(name = "Name", description = "As people see it")
    String name() default "";

    @AttributeDefinition(name = "Enabled", description = "Whether anybody may come by it")
    boolean enabled() default true;

    @AttributeDefinition(name = "Issuer", description = "Its address, https")
    String issuer() default "";

    @AttributeDefinition(name = "Client id", description = "What this server is called there")
    String clientId() default "";

    @AttributeDefinition(name = "Client secret", description = "Empty: none")
    String _clientSecret() default "";

    @AttributeDefinition(name = "Authentication", description = "client_secret_basic, client_secret_post or none")
    String authentication() default "client_secret_basic";

    @AttributeDefinition(name = "Scopes", description = "By space")
    String scopes() default "openid profile email";

    @AttributeDefinition(name = "End of sessions", description = "Its address, when its metadata does not tell")
    String endSession() default "";

    @AttributeDefinition(name = "User name", description = "The claim with it")
    String claimUsername() default "preferred_username";

    @AttributeDefinition(name = "E-mail", description = "The claim with it; counts when email_verified is true")
    String claimEmail() default "email";

    @AttributeDefinition(name = "Full name", description = "The claim with it")
    String claimFullName() default "name";

    @AttributeDefinition(name = "Groups", description = "The claim with them; empty: none")
    String claimGroups() default "";

    @AttributeDefinition(name = "Role", description = "The claim with viewer or operator; empty: none")
    String claimRole() default "";

    @AttributeDefinition(name = "Role on all repositories", description = "The claim with viewer or operator")
    String claimAllRepositoriesRole() default "";

    @AttributeDefinition(name = "Admin groups", description = "Whose members are admins, by comma")
    String adminGroups() default "";

    @AttributeDefinition(name = "New users", description = "deny, viewer, pending or template")
    String newUserMode() default "deny";

    @AttributeDefinition(name = "Template", description = "The user whose roles new users get")
    String templateUsername() default "";

    @AttributeDefinition(name = "Default role", description = "viewer or operator")
    String defaultRole() default "viewer";

    @AttributeDefinition(name = "Default role on all repositories", description = "viewer, operator or empty")
    String defaultAllRepositoriesRole() default "";
}
