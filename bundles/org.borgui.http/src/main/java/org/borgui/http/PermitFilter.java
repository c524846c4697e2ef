package org.borgui.http;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.function.Supplier;
import org.borgui.api.RefusedException;
import org.borgui.api.access.Caller;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RequestGate;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a matched method run when it declares what it needs and the gate admits the caller; otherwise it does not run. */
@Priority(Priorities.AUTHORIZATION)
final class PermitFilter implements ContainerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(PermitFilter.class);

    private final Supplier<Optional<RequestGate>> gate;

    PermitFilter(Supplier<Optional<RequestGate>> gate) {
        this.gate = gate;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        var method = ((ExtendedUriInfo) context.getUriInfo())
                .getMatchedResourceMethod()
                .getInvocable()
                .getHandlingMethod();
        var caller = (Caller) context.getSecurityContext().getUserPrincipal();
        var request = (HttpServletRequest) context.getProperty(IdentifyFilter.REQUEST);
        admit(method, caller, request, context);
    }

    private void admit(Method method, Caller caller, HttpServletRequest request, ContainerRequestContext context) {
        var gate = this.gate.get().orElseThrow(IdentifyFilter::noGate);
        var permit = method.getAnnotation(Permit.class);
        if (permit != null) {
            if (context.getProperty(IdentifyFilter.REFUSAL) instanceof RefusedException refusal) {
                throw refusal;
            }
            gate.admit(
                    caller,
                    Optional.of(new RequestGate.Need(permit.value(), permit.critical(), permit.download())),
                    request);
        } else if (method.isAnnotationPresent(Permit.Public.class)) {
            gate.admit(caller, Optional.empty(), request);
        } else {
            LOG.error("{} declares no permission and is refused; it needs @Permit or @Permit.Public", method);
            throw RefusedException.forbidden(
                    "backend.errors.auth.notEnoughPermissions",
                    "This method of the server does not say who may call it, so nobody may.");
        }
    }
}
