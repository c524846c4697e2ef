package org.borgui.rest.users;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.access.Resource;
import org.borgui.api.access.Scopes;
import org.borgui.rest.PartialBody;

/**
 * A token to be.
 *
 * @param scopes empty for all but what is critical
 * @param life empty for ever
 */
record TokenToBe(String name, Optional<Scopes> scopes, Optional<Duration> life) {

    private static final int USUAL_DAYS = 90;

    static TokenToBe of(PartialBody body) {
        return new TokenToBe(
                body.text("name").orElse(""),
                body.texts("scopes").map(TokenToBe::scopes),
                body.has("expires_in_days")
                        ? body.number("expires_in_days").map(Duration::ofDays)
                        : Optional.of(Duration.ofDays(USUAL_DAYS)));
    }

    private static Scopes scopes(List<String> texts) {
        return Scopes.parse(texts).filter(parsed -> !parsed.pairs().isEmpty()).orElseThrow(TokenToBe::invalid);
    }

    private static RefusedException invalid() {
        var resources = Arrays.stream(Resource.values()).map(Resource::wire).collect(Collectors.joining(", "));
        return new RefusedException(
                Reason.UNPROCESSABLE,
                "backend.errors.tokens.invalidScope",
                Map.of("resources", resources),
                "A scope is a resource and a verb, such as archives:read. Resources are %s. Verbs are read, write and critical. A * stands for all of either."
                        .formatted(resources));
    }
}
