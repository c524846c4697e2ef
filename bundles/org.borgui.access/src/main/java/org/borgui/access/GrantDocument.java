package org.borgui.access;

import java.time.Instant;
import org.borgui.api.RepositoryId;
import org.borgui.api.UserId;
import org.borgui.api.access.Grant;
import org.borgui.api.access.RepositoryRole;
import org.borgui.spi.state.Index;
import org.borgui.state.Kind;
import org.borgui.state.Stored;

/** A role of one user on one repository, as kept. */
record GrantDocument(long user, long repository, RepositoryRole role, Instant created) {

    static final Kind<GrantDocument> KIND = Kind.of(
            "grants",
            GrantDocument.class,
            Index.unique("user_repository", "user", "repository"),
            Index.on("repository", "repository"));

    GrantDocument withRole(RepositoryRole other) {
        return new GrantDocument(user, repository, other, created);
    }

    static Grant grant(Stored<GrantDocument> stored) {
        var value = stored.value();
        return new Grant(
                stored.id(),
                new UserId(value.user()),
                new RepositoryId(value.repository()),
                value.role(),
                value.created());
    }
}
