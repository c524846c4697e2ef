package org.borgui.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.borgui.api.JobId;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Permission;
import org.borgui.spi.web.HttpListener;
import org.borgui.spi.web.Permit;
import org.jspecify.annotations.Nullable;

/** One method for each thing the host has to do with a resource. */
@SuppressWarnings("DoNotCallSuggester") // some are there to fail
@Path("sample")
@Produces(MediaType.APPLICATION_JSON)
public final class SampleResource {

    /** What is read. */
    public record NewThing(
            @Nullable String fullName, @Nullable Integer keepDaily, @Nullable Boolean on, @Nullable List<Long> ids) {}

    /** What is written. */
    public record ThingView(@Nullable String fullName, Instant createdAt, @Nullable String note) {}

    @GET
    @Permit.Public
    public Map<String, String> open() {
        return Map.of("hello", "you");
    }

    @GET
    @Path("mine")
    @Permit(Permission.SIGNED_IN)
    public Map<String, String> mine(@Context SecurityContext who) {
        return Map.of("name", ((Caller) who.getUserPrincipal()).username());
    }

    @GET
    @Path("admin")
    @Permit(Permission.SYSTEM_MANAGE)
    public Map<String, String> admin() {
        return Map.of();
    }

    @GET
    @Path("undeclared")
    public Map<String, String> undeclared() {
        return Map.of("secret", "yes");
    }

    @GET
    @Path("address")
    @Permit.Public
    public Map<String, Object> address(@Context SecurityContext who) {
        return Map.of("address", ((Caller) who.getUserPrincipal()).address(), "secure", who.isSecure());
    }

    @GET
    @Path("connection")
    @Permit.Public
    public Map<String, String> connection(@Context HttpServletRequest request) {
        return Map.of(
                "peer", String.valueOf(request.getAttribute(HttpListener.PEER)),
                "removed", String.valueOf(request.getAttribute(HttpListener.REMOVED)));
    }

    @GET
    @Path("generous")
    @Permit.Public
    public Response generous() {
        return Response.ok(Map.of())
                .header("Access-Control-Allow-Origin", "*")
                .header("access-control-allow-credentials", "true")
                .build();
    }

    @GET
    @Path("place")
    @Permit.Public
    public Map<String, Object> place(@Context HttpServletRequest request) {
        return Map.of(
                "address",
                "%s://%s:%d%s"
                        .formatted(
                                request.getScheme(),
                                request.getServerName(),
                                request.getServerPort(),
                                request.getRequestURI()));
    }

    @GET
    @Path("slow")
    @Permit.Public
    public Map<String, Object> slow(@QueryParam("seconds") int seconds) throws InterruptedException {
        return Map.of("waited", new CountDownLatch(1).await(seconds, TimeUnit.SECONDS));
    }

    @GET
    @Path("page.html")
    @Produces(MediaType.TEXT_HTML)
    @Permit(value = Permission.SIGNED_IN, download = true)
    public Response download() {
        return Response.ok("<script>document.title = 'it ran'</script>")
                .header("Content-Disposition", "attachment; filename=\"page.html\"")
                .build();
    }

    @GET
    @Path("undeclared-file")
    @Produces(MediaType.TEXT_PLAIN)
    @Permit(Permission.SIGNED_IN)
    public Response undeclaredFile() {
        return Response.ok("secret")
                .header("Content-Disposition", "attachment; filename=\"key\"")
                .build();
    }

    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Permit.Public
    public void events(@Context Sse sse, @Context SseEventSink sink) {
        try (sink) {
            sink.send(sse.newEvent("hello"));
        }
    }

    @POST
    @Permit.Public
    public ThingView create(NewThing thing) {
        if (thing.fullName() == null) {
            throw new RefusedException(
                    Reason.UNPROCESSABLE, "missing", Map.of("field", "full_name"), "The name is missing.");
        }
        return new ThingView(thing.fullName(), Instant.parse("2026-03-01T02:00:00Z"), null);
    }

    @POST
    @Path("bytes")
    @Consumes(MediaType.WILDCARD)
    @Permit.Public
    public Map<String, Object> count(InputStream body) throws java.io.IOException {
        return Map.of("count", body.readAllBytes().length);
    }

    @GET
    @Path("names/{name}/files")
    @Permit.Public
    public Map<String, Object> name(@PathParam("name") String name) {
        return Map.of("name", name);
    }

    @GET
    @Path("jobs/{id}")
    @Permit.Public
    public Map<String, Object> job(@PathParam("id") JobId id, @QueryParam("limit") @Nullable Integer limit) {
        return Map.of("id", id.value());
    }

    @GET
    @Path("refuse/{reason}")
    @Permit.Public
    public Map<String, Object> refuse(@PathParam("reason") Reason reason, @QueryParam("key") @Nullable String key) {
        throw new RefusedException(
                reason,
                key == null ? "backend.errors.sample" : key,
                Map.of("retryAfterSeconds", 7, "repository_id", 3L, "can_break_lock", true),
                "It did not work.");
    }

    @GET
    @Path("bug")
    @Permit.Public
    public Map<String, Object> bug() {
        throw new IllegalStateException("an internal detail");
    }

    @GET
    @Path("stream")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Permit.Public
    public StreamingOutput stream(@QueryParam("break") @Nullable String kind) {
        return out -> {
            var block = new byte[8_192];
            Arrays.fill(block, (byte) 'x');
            for (int i = 0; i < 64; i++) {
                out.write(block);
            }
            if ("io".equals(kind)) {
                throw new java.io.IOException("the source broke");
            }
            if ("bug".equals(kind)) {
                throw new UncheckedIOException(new java.io.IOException("the source broke"));
            }
            if ("refused".equals(kind)) {
                throw RefusedException.conflict("backend.errors.sample", "Too late.");
            }
        };
    }
}
