package org.borgui.api.access;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a token may be used for, whatever its user may do besides: pairs such as {@code archives:read}. On the wire
 * {@code *} stands for every resource or every verb.
 */
public record Scopes(Set<String> pairs) {

    private static final String ANY = "*";

    public Scopes {
        pairs = Set.copyOf(pairs);
    }

    /** What a token may do that was made without saying: all but what a browser has to prove itself anew for. */
    public static Scopes usual() {
        return new Scopes(each(Stream.of(Resource.values()), Stream.of(Verb.READ, Verb.WRITE)));
    }

    /** Reads {@code archives:read}, {@code *:read}, {@code jobs:*}; empty when one of them is nothing that there is. */
    public static Optional<Scopes> parse(List<String> texts) {
        var pairs = new TreeSet<String>();
        for (var text : texts) {
            var parts = text.split(":", -1);
            if (parts.length != 2) {
                return Optional.empty();
            }
            var meant = each(
                    Stream.of(Resource.values()).filter(one -> names(parts[0], one.wire())),
                    Stream.of(Verb.values()).filter(one -> names(parts[1], one.wire())));
            if (meant.isEmpty()) {
                return Optional.empty();
            }
            pairs.addAll(meant);
        }
        return Optional.of(new Scopes(pairs));
    }

    public boolean allow(Resource resource, Verb verb) {
        return pairs.contains(pair(resource, verb));
    }

    public boolean include(Scopes others) {
        return pairs.containsAll(others.pairs);
    }

    /** Sorted, as kept and shown. */
    public List<String> wire() {
        return List.copyOf(new TreeSet<>(pairs));
    }

    private static boolean names(String text, String wire) {
        return text.equals(ANY) || text.equals(wire);
    }

    private static Set<String> each(Stream<Resource> resources, Stream<Verb> verbs) {
        var all = verbs.toList();
        return resources
                .flatMap(resource -> all.stream().map(verb -> pair(resource, verb)))
                .collect(Collectors.toSet());
    }

    private static String pair(Resource resource, Verb verb) {
        return resource.wire() + ":" + verb.wire();
    }
}
