package org.borgui.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.borgui.api.access.Caller;
import org.borgui.spi.web.RequestGate;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.glassfish.jersey.uri.UriTemplate;

/** Tells the gate how each request of an application ended, before the answer leaves. */
final class AnsweredFilter implements ContainerResponseFilter {

    private final Supplier<Optional<RequestGate>> gate;

    AnsweredFilter(Supplier<Optional<RequestGate>> gate) {
        this.gate = gate;
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var servlet = (HttpServletRequest) request.getProperty(IdentifyFilter.REQUEST);
        var id = RequestId.of(servlet);
        response.getHeaders().putSingle(RequestId.HEADER, id);
        if (request.getSecurityContext().getUserPrincipal() instanceof Caller caller) {
            var route = route(request, servlet.getContextPath());
            var answered =
                    new RequestGate.Answered(route, response.getStatus(), UndeclaredFileFilter.isFile(response), id);
            gate.get().ifPresent(current -> current.answered(caller, answered, servlet));
        }
    }

    /** As declared, such as {@code /api/repositories/{repo_id}}, without patterns; empty when no method matched. */
    private static String route(ContainerRequestContext request, String contextPath) {
        var info = (ExtendedUriInfo) request.getUriInfo();
        if (info.getMatchedResourceMethod() == null) {
            return "";
        }
        var templates = info.getMatchedTemplates().stream()
                .map(UriTemplate::getTemplate)
                .collect(Collectors.toCollection(ArrayList::new));
        Collections.reverse(templates); // the innermost comes first
        var mount = info.getBaseUri().getPath().substring(contextPath.length());
        var path = (mount + String.join("/", templates)).replaceAll("/+", "/").replaceAll("\\s*:[^/}]+}", "}");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
