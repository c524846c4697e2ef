package org.borgui.api.access;

import java.time.Instant;
import org.borgui.api.RepositoryId;
import org.borgui.api.UserId;

/** A role of one user on one repository. */
public record Grant(long id, UserId user, RepositoryId repository, RepositoryRole role, Instant created) {}
