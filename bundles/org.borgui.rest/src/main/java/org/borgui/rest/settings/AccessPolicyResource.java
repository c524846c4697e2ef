package org.borgui.rest.settings;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.USERS_MANAGE;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import org.borgui.api.access.PolicyService;
import org.borgui.api.access.PolicyService.Policy;
import org.borgui.rest.Callers;
import org.borgui.rest.Fields;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /settings/access-policy}: what is asked of those who sign in. */
@Component(service = AccessPolicyResource.class)
@RestResource
@Path("settings/access-policy")
@Produces(APPLICATION_JSON)
public final class AccessPolicyResource {

    private static final String FIELD = "admins_need_second_factor";

    /** The rules; of those that are sent, one that is missing stays. */
    public record PolicyBody(@Nullable Boolean adminsNeedSecondFactor, @Nullable Boolean localSignInOff) {

        static PolicyBody of(Policy policy) {
            return new PolicyBody(policy.adminsNeedSecondFactor(), policy.localSignInOff());
        }

        Policy changed(Policy policy) {
            return new Policy(
                    adminsNeedSecondFactor == null ? policy.adminsNeedSecondFactor() : adminsNeedSecondFactor,
                    localSignInOff == null ? policy.localSignInOff() : localSignInOff);
        }
    }

    private final PolicyService policies;

    @Activate
    public AccessPolicyResource(@Reference PolicyService policies) {
        this.policies = policies;
    }

    @GET
    @Permit(USERS_MANAGE)
    public PolicyBody get(@Context SecurityContext security) {
        return PolicyBody.of(policies.policy(Callers.of(security)));
    }

    @PUT
    @Consumes(APPLICATION_JSON)
    @Permit(value = USERS_MANAGE, critical = true)
    public PolicyBody change(@Nullable PolicyBody body, @Context SecurityContext security) {
        var sent = Fields.required(body, FIELD);
        if (sent.adminsNeedSecondFactor() == null && sent.localSignInOff() == null) {
            throw Fields.missing(FIELD);
        }
        var caller = Callers.of(security);
        return PolicyBody.of(policies.change(caller, sent.changed(policies.policy(caller))));
    }
}
