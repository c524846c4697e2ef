package org.borgui.core.retention;

import java.util.Map;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.WipeService.Confirmation;

/** How requests about wipes are refused. */
final class WipeRefusals {

    private static final String ERRORS = "backend.errors.repo.";

    private WipeRefusals() {}

    /** Whoever deletes everything has to type what it is about. */
    static void requireConfirmed(Repository repository, Confirmation confirmation) {
        if (!confirmation.phrase().equals(repository.name())) {
            throw field(
                    "confirmation_phrase",
                    "wipeConfirmationMismatch",
                    "To delete all archives, type the name of the repository as it is: %s"
                            .formatted(repository.name()));
        }
        if (!confirmation.understood()) {
            throw field(
                    "understood",
                    "wipeNotUnderstood",
                    "Deleted archives cannot be brought back. Say that you have understood it.");
        }
    }

    static RefusedException unknown() {
        return RefusedException.notFound(
                ERRORS + "wipeJobNotFound", "There is no such wipe of this repository. Look at a new preview first.");
    }

    static RefusedException stale() {
        return RefusedException.conflict(
                ERRORS + "wipePreviewStale",
                "The preview does not hold any more: it is older than half an hour or was used, or the archives have changed."
                        + " Look at a new preview first.");
    }

    static RefusedException blocked(String why) {
        return new RefusedException(Reason.CONFLICT, ERRORS + "wipeBlocked", Map.of("reason", why), why);
    }

    private static RefusedException field(String field, String key, String sentence) {
        return new RefusedException(Reason.INVALID, ERRORS + key, Map.of("field", field), sentence);
    }
}
