package org.borgui.rest.users;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Grant;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryService;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Makes the wire form of grants, with the names of the repositories. */
@Component(service = GrantItems.class)
public final class GrantItems {

    private final RepositoryService repositories;

    @Activate
    public GrantItems(@Reference RepositoryService repositories) {
        this.repositories = repositories;
    }

    List<GrantItem> of(Caller caller, List<Grant> grants) {
        Map<RepositoryId, String> names =
                repositories.list(caller).stream().collect(Collectors.toMap(Repository::id, Repository::name));
        return grants.stream()
                .map(grant -> GrantItem.of(grant, names.getOrDefault(grant.repository(), "")))
                .toList();
    }

    GrantItem of(Caller caller, Grant grant) {
        return of(caller, List.of(grant)).get(0);
    }

    /** Refuses unless the repository is there, before anything is granted on it. */
    RepositoryId require(Caller caller, RepositoryId id) {
        return repositories.get(caller, id).id();
    }
}
