package org.borgui.rest.plans;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.borgui.api.RepositoryId;
import org.borgui.api.repository.Repository;

/** The repositories that a caller may see, looked up once for an answer. */
record Names(Map<RepositoryId, Repository> repositories) {

    static Names of(List<Repository> visible) {
        return new Names(visible.stream().collect(Collectors.toMap(Repository::id, Function.identity())));
    }

    Optional<Repository> find(RepositoryId id) {
        return Optional.ofNullable(repositories.get(id));
    }
}
