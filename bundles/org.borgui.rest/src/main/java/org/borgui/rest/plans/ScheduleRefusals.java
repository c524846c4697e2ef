package org.borgui.rest.plans;

import java.util.Map;
import java.util.function.Supplier;
import org.borgui.api.RefusedException;
import org.borgui.api.RefusedException.Reason;

/** Schedules of the older kind are plans inside; their clients look for other keys. */
final class ScheduleRefusals {

    private static final String PLANS = "backend.errors.backupPlans.";
    private static final String SCHEDULE = "backend.errors.schedule.";

    private record Known(Reason reason, String key) {}

    private static final Map<String, Known> KNOWN = Map.of(
            PLANS + "notFound", new Known(Reason.NOT_FOUND, "scheduledJobNotFound"),
            PLANS + "nameExists", new Known(Reason.INVALID, "jobNameExists"),
            PLANS + "nameRequired", new Known(Reason.UNPROCESSABLE, "jobNameRequired"),
            PLANS + "repositoryNotFound", new Known(Reason.NOT_FOUND, "repositoryNotFound"),
            PLANS + "repositoriesRequired", new Known(Reason.INVALID, "noRepositoriesConfigured"),
            PLANS + "observeRepositorySelected", new Known(Reason.INVALID, "observabilityOnlyRepo"),
            PLANS + "invalidAvailabilityInterval", new Known(Reason.UNPROCESSABLE, "invalidAvailabilityInterval"),
            PLANS + "cronRequired", new Known(Reason.INVALID, "invalidCronExpression"),
            PLANS + "cronNeverComes", new Known(Reason.INVALID, "invalidCronExpression"));

    private ScheduleRefusals() {}

    /** Does it, and names a refusal as these clients know it. */
    static <T> T named(Supplier<T> asked) {
        try {
            return asked.get();
        } catch (RefusedException e) {
            var known = KNOWN.get(e.key());
            throw known == null
                    ? e
                    : new RefusedException(known.reason(), SCHEDULE + known.key(), e.params(), e.getMessage());
        }
    }
}
