package org.borgui.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import org.glassfish.jersey.server.ExtendedUriInfo;

/** Where no method matched, the answer is the same whether the path exists or not: 404 for reading, else 405. */
final class UnmatchedFilter implements ContainerResponseFilter {

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        var status = response.getStatus();
        if ((status != 404 && status != 405)
                || ((ExtendedUriInfo) request.getUriInfo()).getMatchedResourceMethod() != null) {
            return;
        }
        var wanted = statusFor(request.getMethod());
        response.setStatus(wanted);
        response.setEntity(ErrorBody.text(ErrorBody.of(wanted == 404 ? "Not Found" : "Method Not Allowed")));
        response.getHeaders().remove(HttpHeaders.ALLOW);
    }

    static int statusFor(String method) {
        return method.equals("GET") || method.equals("HEAD") ? 404 : 405;
    }
}
