package org.borgui.spi.borg;

import java.util.Map;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.RepositoryId;
import org.borgui.api.job.Failure;

/** Borg did not do what it was asked while somebody waited. */
public final class BorgFailedException extends Exception {

    private final transient Failure failure;

    public BorgFailedException(Failure failure) {
        super(failure.message());
        this.failure = failure;
    }

    public Failure failure() {
        return failure;
    }

    /**
     * The same as the refusal of a request: a lock and a time-out have a status of their own.
     *
     * @param key of every other failure
     */
    public RefusedException refused(RepositoryId repository, String key) {
        return switch (failure.kind()) {
            case LOCKED ->
                new RefusedException(
                        Reason.LOCKED,
                        "backend.errors.repo.repositoryLocked",
                        Map.of("repository_id", repository.value(), "can_break_lock", true),
                        failure.message());
            case TIMED_OUT -> refusal(Reason.TIMED_OUT, key);
            default -> refusal(Reason.FAILED, key);
        };
    }

    private RefusedException refusal(Reason reason, String key) {
        return new RefusedException(
                reason,
                key,
                Map.of("error", failure.message(), "kind", failure.kind().wire()),
                failure.message());
    }
}
