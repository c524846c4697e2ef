package org.borgui.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.NoContentException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.glassfish.jersey.server.ParamException;
import org.jspecify.annotations.Nullable;

/** What is wrong with a body or a parameter, in the shape the contract's clients read: type, place, sentence. */
final class InputError {

    private InputError() {}

    static Map<String, ?> of(ParamException error) {
        var kind = error.getParameterType();
        var place = kind == FormParam.class
                ? "body"
                : kind == HeaderParam.class ? "header" : kind == CookieParam.class ? "cookie" : "query";
        var message = "Input should be a valid value";
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refusal) {
                message = refusal.getMessage();
            }
        }
        return ErrorBody.ofInput("value_error", List.of(place, error.getParameterName()), message, null);
    }

    static Map<String, ?> of(JsonProcessingException error) {
        if (!(error instanceof JsonMappingException wrong)) {
            var at = error.getLocation() == null ? 0 : error.getLocation().getCharOffset();
            return ErrorBody.ofInput("json_invalid", List.of("body", at), "JSON decode error", Map.of());
        }
        var place = new ArrayList<Object>(List.of("body"));
        for (var step : wrong.getPath()) {
            place.add(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
        }
        var input = wrong instanceof InvalidFormatException format ? plain(format.getValue()) : null;
        var target = wrong instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        return describe(place, target, input);
    }

    static Optional<Map<String, ?>> ofEmptyBody(WebApplicationException error) {
        return error.getCause() instanceof NoContentException
                ? Optional.of(ErrorBody.ofInput("missing", List.of("body"), "Field required", null))
                : Optional.empty();
    }

    private static Map<String, ?> describe(List<Object> place, @Nullable Class<?> target, @Nullable Object input) {
        if (target == null) {
            return ErrorBody.ofInput("value_error", place, "Input should be a valid value", input);
        }
        if (target == String.class) {
            return ErrorBody.ofInput("string_type", place, "Input should be a valid string", input);
        }
        if (target == boolean.class || target == Boolean.class) {
            return ErrorBody.ofInput("bool_parsing", place, "Input should be a valid boolean", input);
        }
        if (target == float.class || target == Float.class || target == double.class || target == Double.class) {
            return ErrorBody.ofInput("float_parsing", place, "Input should be a valid number", input);
        }
        if (target.isPrimitive() || Number.class.isAssignableFrom(target)) {
            return ErrorBody.ofInput("int_parsing", place, "Input should be a valid integer", input);
        }
        if (target.isArray() || Collection.class.isAssignableFrom(target)) {
            return ErrorBody.ofInput("list_type", place, "Input should be a valid list", input);
        }
        if (target.isEnum()) {
            return ErrorBody.ofInput("enum", place, "Input should be one of the known values", input);
        }
        if (target.isRecord() || Map.class.isAssignableFrom(target)) {
            return ErrorBody.ofInput("model_attributes_type", place, "Input should be a valid object", input);
        }
        return ErrorBody.ofInput("value_error", place, "Input should be a valid value", input);
    }

    private static @Nullable Object plain(@Nullable Object input) {
        return input instanceof String || input instanceof Number || input instanceof Boolean ? input : null;
    }
}
