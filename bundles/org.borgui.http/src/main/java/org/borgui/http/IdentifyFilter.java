package org.borgui.http;

import jakarta.annotation.Priority;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import java.util.Optional;
import java.util.function.Supplier;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.access.Caller;
import org.borgui.spi.web.RequestGate;

/**
 * Asks the gate once who makes the request. A sign-in that is no longer valid is remembered, not answered at once: a
 * public method, such as signing in again, may still run.
 */
@PreMatching
@Priority(Priorities.AUTHENTICATION)
final class IdentifyFilter implements ContainerRequestFilter {

    /** Property with the servlet request; Jersey's properties are the servlet request's attributes. */
    static final String REQUEST = "org.borgui.http.request";

    static final String REFUSAL = "org.borgui.http.refusal";

    private final Supplier<Optional<RequestGate>> gate;

    IdentifyFilter(Supplier<Optional<RequestGate>> gate) {
        this.gate = gate;
    }

    @Override
    public void filter(ContainerRequestContext context) {
        var request = (HttpServletRequest) context.getProperty(REQUEST);
        var current = gate.get();
        if (current.isEmpty()) {
            ErrorMapper.abort(context, noGate());
            return;
        }
        context.setSecurityContext(new CallerContext(identify(current.get(), request, context), request.isSecure()));
    }

    private static Caller identify(RequestGate gate, HttpServletRequest request, ContainerRequestContext context) {
        try {
            return gate.identify(request);
        } catch (RefusedException e) {
            context.setProperty(REFUSAL, e);
            return Caller.anonymous(request.getRemoteAddr());
        }
    }

    static RefusedException noGate() {
        return new RefusedException(
                Reason.UNAVAILABLE,
                "backend.errors.auth.unavailable",
                java.util.Map.of("retryAfterSeconds", 1),
                "Sign-in is not available at the moment. Try again shortly.");
    }
}
