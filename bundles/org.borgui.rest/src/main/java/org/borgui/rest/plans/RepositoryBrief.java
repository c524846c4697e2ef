package org.borgui.rest.plans;

import org.borgui.api.repository.Repository;
import org.jspecify.annotations.Nullable;

/** A repository where a plan or a run speaks of it. */
record RepositoryBrief(
        long id,
        String name,
        String path,
        int borgVersion,
        String mode,
        String repositoryType,
        @Nullable Long connectionId,
        String executionTarget,
        String executorType,
        @Nullable Long agentMachineId) {

    static RepositoryBrief of(Repository repository) {
        return new RepositoryBrief(
                repository.id().value(),
                repository.name(),
                repository.path(),
                1,
                repository.observed() ? "observe" : "full",
                "local",
                null,
                "local",
                "server",
                null);
    }
}
