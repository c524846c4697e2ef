package org.borgui.access;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.borgui.api.access.OidcProvider;
import org.borgui.api.access.OidcProvider.Claims;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * What a provider says of a person, as far as it concerns this server.
 *
 * @param email only one that the provider has verified
 * @param role empty when the provider says nothing about it
 * @param admin whether the person is in one of the admin groups
 */
record Claimed(
        Optional<String> username,
        Optional<String> email,
        Optional<String> fullName,
        Optional<Role> role,
        Optional<RepositoryRole> everywhere,
        boolean admin) {

    private static final int DEEPEST = 8;

    static Claimed of(OidcProvider provider, Map<String, Object> said) {
        var where = provider.claims();
        return new Claimed(
                text(said, where.username()),
                text(said, where.email()).filter(email -> Boolean.TRUE.equals(said.get("email_verified"))),
                text(said, where.fullName()),
                role(said, where),
                everywhere(said, where),
                !where.groups().isEmpty()
                        && words(find(said, where.groups())).stream().anyMatch(where.adminGroups()::contains));
    }

    /** The greatest role that is known here and no admin's: nobody is an admin but by the groups that are listed for it. */
    private static Optional<Role> role(Map<String, Object> said, Claims where) {
        var words = folded(words(find(said, where.role())));
        return Stream.of(Role.OPERATOR, Role.VIEWER)
                .filter(role -> words.contains(role.wire()))
                .findFirst();
    }

    private static Optional<RepositoryRole> everywhere(Map<String, Object> said, Claims where) {
        var words = folded(words(find(said, where.everywhere())));
        return Stream.of(RepositoryRole.OPERATOR, RepositoryRole.VIEWER)
                .filter(role -> words.contains(role.wire()))
                .findFirst();
    }

    private static Optional<String> text(Map<String, Object> said, String path) {
        return Optional.ofNullable(find(said, path))
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
    }

    /** A field of that whole name comes before fields within each other: some claims are addresses, and have dots. */
    private static @Nullable Object find(Map<String, Object> said, String path) {
        if (path.isEmpty()) {
            return null;
        }
        if (said.containsKey(path)) {
            return said.get(path);
        }
        Object at = said;
        for (var step : path.split("\\.", DEEPEST)) {
            at = at instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return at;
    }

    /**
     * A text is one word, or several by comma, but not by space: names of groups have them. A list is of words; of a map the
     * keys count whose value is not false.
     */
    private static Set<String> words(@Nullable Object value) {
        var words = new LinkedHashSet<String>();
        if (value instanceof String text) {
            words.add(text.strip());
            List.of(text.split(",", -1)).forEach(part -> words.add(part.strip()));
        } else if (value instanceof Collection<?> list) {
            list.stream()
                    .filter(String.class::isInstance)
                    .map(one -> ((String) one).strip())
                    .forEach(words::add);
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, there) -> {
                if (key instanceof String word && there != null && !Boolean.FALSE.equals(there)) {
                    words.add(word);
                }
            });
        }
        words.remove("");
        return words;
    }

    private static Set<String> folded(Set<String> words) {
        var all = new LinkedHashSet<String>();
        words.forEach(word -> all.add(word.toLowerCase(Locale.ROOT)));
        return all;
    }
}
