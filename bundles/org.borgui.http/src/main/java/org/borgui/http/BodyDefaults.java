package org.borgui.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * What a client leaves out: a body without a type is JSON, and no body at all is an empty object, so that a resource
 * never receives null for its body and can name the field that is missing.
 */
@PreMatching
final class BodyDefaults implements ContainerRequestFilter {

    private static final Set<String> WITH_BODY = Set.of("POST", "PUT", "PATCH", "DELETE");

    @Override
    public void filter(ContainerRequestContext context) {
        if (!WITH_BODY.contains(context.getMethod())) {
            return;
        }
        var headers = context.getHeaders();
        var length = headers.getFirst(HttpHeaders.CONTENT_LENGTH);
        var empty = length == null
                ? !headers.containsKey("Transfer-Encoding")
                : length.strip().equals("0");
        if (context.getMediaType() == null) {
            headers.putSingle(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON);
        }
        if (empty && MediaType.APPLICATION_JSON_TYPE.isCompatible(context.getMediaType())) {
            headers.putSingle(HttpHeaders.CONTENT_LENGTH, "2");
            context.setEntityStream(new ByteArrayInputStream("{}".getBytes(StandardCharsets.UTF_8)));
        }
    }
}
