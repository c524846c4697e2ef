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

    /**
     * Refuses what is critical ({@link Verb#CRITICAL}) when the caller is a browser that has not proved itself for some
     * minutes, or a token without that scope. For what only its content makes critical; whole methods say so themselves.
     */
    void requireProof(Caller caller, Resource resource);

    /** Forgets every grant on a repository that is gone. */
    void forget(RepositoryId repository);
}
