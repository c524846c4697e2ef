package org.borgui.api.access;

import org.borgui.api.RepositoryId;
import org.osgi.annotation.versioning.ProviderType;

/** Decides about objects. Asked by the service that owns the object, on every call: a role taken away is gone at once. */
@ProviderType
public interface AccessService {

    /** Whether the caller may; an unknown repository and one without a role look the same. */
    boolean may(Caller caller, Action action, RepositoryId repository);

    /** Refuses with {@code FORBIDDEN} unless the caller may. */
    void require(Caller caller, Action action, RepositoryId repository);

    /** Refuses with {@code FORBIDDEN} unless the caller is an admin. */
    void requireAdmin(Caller caller);

    /** Forgets every grant on a repository that is gone. */
    void forget(RepositoryId repository);
}
