package org.borgui.core.jobs;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Action;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.repository.Repository;

/** What an operation is to the person who asks for it, and how the engine says no. */
final class Rights {

    private Rights() {}

    static Action of(String operation) {
        return switch (operation) {
            case "create" -> Action.BACKUP;
            case "extract" -> Action.RESTORE;
            case "delete" -> Action.DELETE_ARCHIVE;
            default -> Action.MAINTENANCE;
        };
    }

    /** Whether it changes a repository; what is not known does. */
    static boolean writes(String operation) {
        return !Set.of("extract", "check", "restore-check").contains(operation);
    }

    static RefusedException observed(Repository repository) {
        return RefusedException.conflict(
                "backend.errors.backup.observeOnly",
                "'%s' is only observed: this server does not write to it.".formatted(repository.name()));
    }

    static RefusedException busy(NewJob wanted, Job other) {
        var params = new HashMap<String, Object>();
        if (wanted.repository() != null) {
            params.put("repository_id", wanted.repository().value());
        }
        params.put("repository", wanted.path());
        params.put("requested_operation", wanted.operation());
        params.put("active_operation", other.operation());
        params.put("active_job_id", other.id().value());
        params.put("active_status", other.isQueued() ? "pending" : "running");
        return new RefusedException(
                Reason.CONFLICT, "backend.errors.jobs.repositoryOperationActive", params, describe(other));
    }

    static RefusedException locked(RepositoryId repository, Job writer) {
        return new RefusedException(
                Reason.LOCKED,
                "backend.errors.repo.repositoryLocked",
                Map.of("repository_id", repository.value(), "can_break_lock", false),
                describe(writer));
    }

    static RefusedException ended(Job job) {
        return RefusedException.conflict(
                "backend.errors.jobs.alreadyEnded",
                "Job %s has ended already; there is nothing to stop.".formatted(job.id()));
    }

    private static String describe(Job other) {
        return "The repository is busy: job %s (%s) %s. Wait until it ends, or cancel it."
                .formatted(
                        other.id(),
                        other.operation(),
                        other.started() == null ? "waits since " + other.created() : "runs since " + other.started());
    }
}
