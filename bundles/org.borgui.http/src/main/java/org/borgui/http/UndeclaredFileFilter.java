package org.borgui.http;

import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.borgui.spi.web.Permit;
import org.glassfish.jersey.server.ExtendedUriInfo;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps back each file of a method that does not declare to hand out one: its caller has shown no ticket. */
@Priority(UndeclaredFileFilter.BEFORE_IT_IS_TOLD)
final class UndeclaredFileFilter implements ContainerResponseFilter {

    /** Answers pass filters of high numbers first. */
    static final int BEFORE_IT_IS_TOLD = 9_000;

    private static final Logger LOG = LoggerFactory.getLogger(UndeclaredFileFilter.class);

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (!isFile(response)) {
            return;
        }
        var method = ((ExtendedUriInfo) request.getUriInfo())
                .getMatchedResourceMethod()
                .getInvocable()
                .getHandlingMethod();
        var permit = method.getAnnotation(Permit.class);
        if (permit == null || !permit.download()) {
            LOG.error("{} hands out a file and is kept from it; it needs @Permit(download = true)", method);
            response.getHeaders().clear();
            response.setStatus(500);
            response.setEntity(
                    ErrorBody.text(ErrorBody.of(
                            "backend.errors.internal",
                            Map.of(),
                            "This method of the server does not say that it hands out files, so it does not.")),
                    null,
                    MediaType.APPLICATION_JSON_TYPE);
        }
    }

    static boolean isFile(ContainerResponseContext response) {
        var disposition = response.getHeaderString(HttpHeaders.CONTENT_DISPOSITION);
        return disposition != null && disposition.startsWith("attachment");
    }
}
