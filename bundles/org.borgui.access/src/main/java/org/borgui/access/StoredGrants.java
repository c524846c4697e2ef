package org.borgui.access;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.borgui.api.RepositoryId;
import org.borgui.api.UserId;
import org.borgui.api.access.Grant;
import org.borgui.api.access.RepositoryRole;
import org.borgui.spi.state.Query;
import org.borgui.spi.state.StateStore.Durability;
import org.borgui.state.State;
import org.borgui.state.State.Reading;
import org.borgui.state.State.Writing;
import org.borgui.state.Stored;

/** Roles on single repositories, at most one for each user and repository. */
final class StoredGrants {

    private final State state;
    private final Accounts accounts;
    private final Clock clock;

    StoredGrants(State state, Accounts accounts, Clock clock) {
        this.state = state;
        this.accounts = accounts;
        this.clock = clock;
    }

    List<Grant> of(UserId user) {
        return state.read(reading -> {
            StoredUsers.requireExisting(reading, user);
            return reading.find(GrantDocument.KIND, Query.by("grants", "user_repository", user.value())).stream()
                    .map(GrantDocument::grant)
                    .toList();
        });
    }

    Grant add(UserId user, RepositoryId repository, RepositoryRole role) {
        return write(user, writing -> {
            if (find(writing, user, repository).isPresent()) {
                throw Refusals.grantExists();
            }
            var document = new GrantDocument(user.value(), repository.value(), role, clock.instant());
            return GrantDocument.grant(writing.add(GrantDocument.KIND, writing.nextId(GrantDocument.KIND), document));
        });
    }

    Grant change(UserId user, RepositoryId repository, RepositoryRole role) {
        return write(user, writing -> {
            var grant = find(writing, user, repository).orElseThrow(Refusals::grantNotFound);
            return GrantDocument.grant(
                    writing.put(GrantDocument.KIND, grant.with(grant.value().withRole(role))));
        });
    }

    void remove(UserId user, RepositoryId repository) {
        write(user, writing -> {
            var grant = find(writing, user, repository).orElseThrow(Refusals::grantNotFound);
            writing.delete(GrantDocument.KIND, grant.id());
            return grant;
        });
    }

    /** Within the transaction that makes a user: gives it what another has. */
    static void copyAll(Writing writing, long model, long user) {
        for (var grant : writing.find(GrantDocument.KIND, Query.by("grants", "user_repository", model))) {
            var document = new GrantDocument(
                    user,
                    grant.value().repository(),
                    grant.value().role(),
                    grant.value().created());
            writing.add(GrantDocument.KIND, writing.nextId(GrantDocument.KIND), document);
        }
    }

    /** Within the transaction that deletes the user. */
    static void deleteAll(Writing writing, UserId user) {
        writing.find(GrantDocument.KIND, Query.by("grants", "user_repository", user.value()))
                .forEach(grant -> writing.delete(GrantDocument.KIND, grant.id()));
    }

    private <T> T write(UserId user, Function<Writing, T> work) {
        var result = state.write(Durability.DURABLE, writing -> {
            StoredUsers.requireExisting(writing, user);
            return work.apply(writing);
        });
        accounts.forget(user);
        return result;
    }

    private static Optional<Stored<GrantDocument>> find(Reading reading, UserId user, RepositoryId repository) {
        return reading
                .find(GrantDocument.KIND, Query.by("grants", "user_repository", user.value(), repository.value()))
                .stream()
                .findFirst();
    }
}
