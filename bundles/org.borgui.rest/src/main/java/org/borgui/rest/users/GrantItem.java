package org.borgui.rest.users;

import org.borgui.api.access.Grant;
import org.borgui.rest.Times;

/** A role of a user on one repository. */
record GrantItem(long id, long userId, long repositoryId, String repositoryName, String role, String createdAt) {

    static GrantItem of(Grant grant, String repositoryName) {
        return new GrantItem(
                grant.id(),
                grant.user().value(),
                grant.repository().value(),
                repositoryName,
                grant.role().wire(),
                Times.text(grant.created()));
    }
}
