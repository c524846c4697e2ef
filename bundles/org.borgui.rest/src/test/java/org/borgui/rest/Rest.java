package org.borgui.rest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.ext.ContextResolver;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.borgui.api.RefusedException;
import org.borgui.api.access.Caller;
import org.glassfish.jersey.internal.MapPropertiesDelegate;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.jackson.JacksonFeature;
import org.glassfish.jersey.media.multipart.MultiPartFeature;
import org.glassfish.jersey.server.ApplicationHandler;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.jspecify.annotations.Nullable;

/** All resources in Jersey, set up like the host sets it up, called without a network. */
final class Rest {

    static final ObjectMapper MAPPER = new ObjectMapper()
            .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

    private static final Logger PROVIDERS = Logger.getLogger("org.glassfish.jersey.internal.inject.Providers");
    private static final URI BASE = URI.create("http://localhost/api/");

    final FakeServices fakes = new FakeServices();
    Caller caller = Samples.ADMIN;
    private final ApplicationHandler handler;

    Rest() {
        // Jersey warns of every resource that is an object and not a class.
        PROVIDERS.setLevel(Level.SEVERE);
        var config = new ResourceConfig()
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .register(JacksonFeature.withoutExceptionMappers())
                .register(MultiPartFeature.class)
                .register(new Mapper())
                .register(new Refusals())
                .register(new Servlets());
        Resources.all(fakes).forEach(config::register);
        handler = new ApplicationHandler(config);
    }

    /** What came back. */
    record Answer(int status, ContainerResponse response, String body) {

        JsonNode json() {
            try {
                return MAPPER.readTree(body);
            } catch (java.io.IOException e) {
                throw new AssertionError(body, e);
            }
        }

        String header(String name) {
            return response.getHeaderString(name);
        }
    }

    Answer get(String path) throws Exception {
        return call("GET", path, null, null);
    }

    Answer delete(String path) throws Exception {
        return call("DELETE", path, null, null);
    }

    Answer post(String path, String json) throws Exception {
        return call("POST", path, "application/json", json);
    }

    Answer put(String path, String json) throws Exception {
        return call("PUT", path, "application/json", json);
    }

    Answer call(String method, String path, @Nullable String type, @Nullable String body) throws Exception {
        var request = new ContainerRequest(
                BASE, BASE.resolve(path), method, new Security(caller), new MapPropertiesDelegate(), null);
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (body != null) {
            request.setEntityStream(new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
        }
        var out = new ByteArrayOutputStream();
        var response = handler.apply(request, out).get();
        return new Answer(response.getStatus(), response, out.toString(StandardCharsets.UTF_8));
    }

    private record Security(Caller caller) implements SecurityContext {
        @Override
        public Principal getUserPrincipal() {
            return caller;
        }

        @Override
        public boolean isUserInRole(String role) {
            return false;
        }

        @Override
        public boolean isSecure() {
            return true;
        }

        @Override
        public String getAuthenticationScheme() {
            return "test";
        }
    }

    private static final class Mapper implements ContextResolver<ObjectMapper> {
        @Override
        public ObjectMapper getContext(Class<?> type) {
            return MAPPER;
        }
    }

    private static final class Refusals implements ExceptionMapper<RefusedException> {
        @Override
        public Response toResponse(RefusedException refused) {
            var detail = Map.of("key", refused.key(), "params", refused.params(), "message", refused.getMessage());
            return Response.status(refused.reason().status())
                    .type("application/json")
                    .entity(Map.of("detail", detail))
                    .build();
        }
    }

    private static final class Servlets extends AbstractBinder {
        @Override
        protected void configure() {
            bind(proxy(HttpServletRequest.class)).to(HttpServletRequest.class);
            bind(proxy(HttpServletResponse.class)).to(HttpServletResponse.class);
        }

        private static <T> T proxy(Class<T> type) {
            var nothing = Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (p, m, a) -> null);
            return type.cast(nothing);
        }
    }
}
