package org.borgui.api.job;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an operation is told, beyond its repository: named lists of texts. Kept with the job, so never a secret. */
public record Parameters(Map<String, List<String>> values) {

    public Parameters {
        var copy = new LinkedHashMap<String, List<String>>();
        values.forEach((name, list) -> copy.put(name, List.copyOf(list)));
        values = Map.copyOf(copy);
    }

    /** None at all. */
    public static Parameters none() {
        return new Parameters(Map.of());
    }

    /** These, and one more. */
    public Parameters with(String name, String value) {
        return with(name, List.of(value));
    }

    /** These, and one more. */
    public Parameters with(String name, List<String> list) {
        var more = new LinkedHashMap<>(values);
        more.put(name, list);
        return new Parameters(more);
    }

    /** A flag is there or is not. */
    public Parameters with(String name, boolean set) {
        return set ? with(name, "true") : this;
    }

    public List<String> list(String name) {
        return values.getOrDefault(name, List.of());
    }

    public Optional<String> text(String name) {
        return list(name).stream().findFirst();
    }

    /** A text that the operation cannot do without. */
    public String required(String name) {
        return text(name)
                .orElseThrow(
                        () -> new IllegalArgumentException("the operation needs the parameter '%s'".formatted(name)));
    }

    public boolean flag(String name) {
        return text(name).isPresent();
    }
}
