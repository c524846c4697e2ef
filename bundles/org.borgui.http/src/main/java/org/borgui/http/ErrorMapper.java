package org.borgui.http;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.InvalidDefinitionException;
import jakarta.ws.rs.InternalServerErrorException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.spi.state.StateException;
import org.eclipse.jetty.http.HttpException;
import org.glassfish.jersey.server.ParamException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one place where what went wrong in a resource becomes an answer. */
final class ErrorMapper implements ExceptionMapper<Throwable> {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorMapper.class);

    @Override
    public Response toResponse(Throwable error) {
        if (error instanceof ParamException.PathParamException) {
            return answer(404, ErrorBody.of("Not Found"));
        }
        if (error instanceof ParamException wrong) {
            return answer(422, InputError.of(wrong));
        }
        var refusal = cause(error, RefusedException.class);
        if (refusal.isPresent()) {
            return refused(refusal.get());
        }
        var state = cause(error, StateException.class);
        if (state.isPresent()) {
            return stateless(state.get());
        }
        var body = cause(error, RefusedBodyException.class);
        if (body.isPresent()) {
            var answer = answer(body.get().status(), body.get().body());
            answer.getHeaders().putSingle("Connection", "close"); // the rest of it is not waited for
            return answer;
        }
        if (error instanceof JsonProcessingException wrong && isAboutInput(wrong)) {
            return answer(422, InputError.of(wrong));
        }
        if (error instanceof WebApplicationException known && !(known instanceof InternalServerErrorException)) {
            return known(known);
        }
        return cause(error, HttpException.class)
                .map(http -> answer(http.getCode(), ErrorBody.of(reason(http.getCode()))))
                .orElseGet(() -> internal(error));
    }

    private static <T> Optional<T> cause(Throwable error, Class<T> type) {
        return Stream.iterate(error, e -> e != null, Throwable::getCause)
                .limit(20)
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst();
    }

    private static boolean isAboutInput(JsonProcessingException error) {
        return !(error instanceof InvalidDefinitionException) && !(error.getProcessor() instanceof JsonGenerator);
    }

    static Response refused(RefusedException refusal) {
        var key = refusal.key();
        if (refusal.reason() == Reason.UNPROCESSABLE && key.equals("missing")) {
            return answer(422, ErrorBody.missing(String.valueOf(refusal.params().getOrDefault("field", ""))));
        }
        if (refusal.reason() == Reason.LOCKED) {
            return answer(423, ErrorBody.locked(refusal));
        }
        if (key.equals("backend.errors.auth.notAuthenticated")) {
            return answer(refusal.reason().status(), ErrorBody.of("Could not validate credentials"));
        }
        var answer = answer(refusal.reason().status(), ErrorBody.of(key, refusal.params(), refusal.getMessage()));
        var wait = refusal.params().get("retryAfterSeconds");
        if (wait != null) {
            answer.getHeaders().putSingle(HttpHeaders.RETRY_AFTER, wait.toString());
        }
        return answer;
    }

    private static Response known(WebApplicationException error) {
        var response = error.getResponse();
        if (error instanceof NotFoundException || error instanceof NotAllowedException) {
            return answer(response.getStatus(), ErrorBody.of(reason(response.getStatus())));
        }
        if (response.hasEntity() || response.getStatus() < 400) {
            return response;
        }
        return InputError.ofEmptyBody(error)
                .map(body -> answer(422, body))
                .orElseGet(() -> answer(response.getStatus(), ErrorBody.of(reason(response.getStatus()))));
    }

    /** The sentence of the exception names files of the server: it is for its log, not for whoever asked. */
    private static Response stateless(StateException error) {
        LOG.error("{}", error.getMessage());
        return answer(
                503,
                ErrorBody.of(
                        "backend.errors.state.unavailable",
                        Map.of(),
                        "The server cannot use its state now: a disk is full, read-only or failing. Nothing was changed."
                                + " Its log says which; make room there, then try again."));
    }

    private static Response internal(Throwable error) {
        var reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("A request failed, reference {}", reference, error);
        return answer(
                500,
                ErrorBody.of(
                        "backend.errors.internal",
                        Map.of("reference", reference),
                        "The server made a mistake. Its log has the details under reference %s.".formatted(reference)));
    }

    private static String reason(int status) {
        var known = Response.Status.fromStatusCode(status);
        return known == null ? "Error " + status : known.getReasonPhrase();
    }

    static Response answer(int status, Map<String, ?> body) {
        var answer =
                Response.status(status).type(MediaType.APPLICATION_JSON_TYPE).entity(ErrorBody.text(body));
        return status == 401
                ? answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build()
                : answer.build();
    }

    /** Ends a request in a filter with the same answer its exception would have had. */
    static void abort(ContainerRequestContext context, RefusedException refusal) {
        context.abortWith(refused(refusal));
    }
}
