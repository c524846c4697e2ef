package org.borgui.core.plans;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.files.FileService;
import org.borgui.api.plan.Destination;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Promise;
import org.borgui.api.plan.Schedule;
import org.borgui.api.plan.Schedule.Mode;
import org.borgui.core.backup.ArchiveNames;
import org.borgui.core.backup.Compression;
import org.borgui.core.repositories.RepositoryRegistry;
import org.borgui.core.schedule.Slots;
import org.jspecify.annotations.Nullable;

/** What a plan has to be like: judged before anything of it is kept. */
final class PlanRules {

    private static final int MOST = 1000;
    private static final int MOST_AT_ONCE = 16;
    private static final int MOST_MINUTES = (int) Duration.ofDays(366).toMinutes();

    private final RepositoryRegistry registry;
    private final AccessService access;
    private final FileService files;

    PlanRules(RepositoryRegistry registry, AccessService access, FileService files) {
        this.registry = registry;
        this.access = access;
        this.files = files;
    }

    /** @param known sources that were accepted before: they may be away at the moment */
    void require(Caller caller, Plan plan, List<String> known, Instant now) {
        requireDestinations(caller, plan);
        var name = plan.name();
        if (name.isBlank() || name.length() > 128 || name.codePoints().anyMatch(Character::isISOControl)) {
            throw PlanRefusals.field(
                    "name",
                    "nameRequired",
                    "A plan's name has 1 to 128 characters, none of them a line break or other control character.");
        }
        if (plan.kind() == Plan.Kind.PLAN) {
            requireSources(plan, known);
        }
        ArchiveNames.require(plan.template());
        requireSchedule(plan.schedule(), now);
        var promise = plan.promise();
        if (promise != null && (promise.days() < 1 || promise.days() > Promise.MOST_DAYS)) {
            throw PlanRefusals.field(
                    "promise", "invalidPromise", "A promise is about 1 to %d days.".formatted(Promise.MOST_DAYS));
        }
        if (plan.atOnce() < 1 || plan.atOnce() > MOST_AT_ONCE) {
            throw PlanRefusals.field(
                    "max_parallel_repositories",
                    "invalidParallelLimit",
                    "Between 1 and %d repositories are backed up to side by side.".formatted(MOST_AT_ONCE));
        }
    }

    private void requireSources(Plan plan, List<String> known) {
        var backup = plan.backup();
        if (backup.sources().isEmpty() || backup.sources().size() > MOST) {
            throw PlanRefusals.field(
                    "source_directories", "sourceRequired", "Choose 1 to %,d folders to back up.".formatted(MOST));
        }
        backup.sources().stream().filter(source -> !known.contains(source)).forEach(source -> {
            if (plan.schedule().mode() == Mode.AVAILABILITY) {
                files.target(source); // it has to be below a root, and need not be there now
            } else {
                files.source(source);
            }
        });
        Compression.require(backup.compression());
        requireRate(backup.uploadRateKib());
    }

    private void requireDestinations(Caller caller, Plan plan) {
        if (plan.destinations().isEmpty() || plan.destinations().size() > MOST) {
            throw PlanRefusals.field(
                    "repositories", "repositoriesRequired", "Choose at least one repository to back up to.");
        }
        var seen = new HashSet<RepositoryId>();
        for (var destination : plan.destinations()) {
            if (!seen.add(destination.repository())) {
                throw PlanRefusals.field(
                        "repositories",
                        "duplicateRepository",
                        "Repository %s is named twice.".formatted(destination.repository()));
            }
            requireDestination(caller, destination);
        }
    }

    private void requireDestination(Caller caller, Destination destination) {
        access.require(caller, Action.BACKUP, destination.repository());
        var repository = registry.find(destination.repository())
                .orElseThrow(() -> PlanRefusals.unknownRepository(destination.repository()));
        if (repository.observed()) {
            throw PlanRefusals.field(
                    "repositories",
                    "observeRepositorySelected",
                    "'%s' is only observed: this server does not write to it.".formatted(repository.name()));
        }
        var compression = destination.compression();
        if (destination.compressionFrom() == Destination.CompressionFrom.CUSTOM) {
            Compression.require(compression == null ? "" : compression);
        }
        requireRate(destination.uploadRateKib());
    }

    private static void requireRate(@Nullable Integer rate) {
        if (rate != null && rate < 1) {
            throw PlanRefusals.field(
                    "upload_ratelimit_kib", "invalidUploadLimit", "The upload limit is at least 1 KiB/s, or none.");
        }
    }

    private static void requireSchedule(Schedule schedule, Instant now) {
        if (schedule.mode() == Mode.AVAILABILITY) {
            requireMinutes("availability_check_interval_minutes", schedule.checkEveryMinutes(), 1);
            requireMinutes("min_success_interval_minutes", schedule.minBetweenMinutes(), 0);
            return;
        }
        var cron = schedule.cron();
        if (cron == null || cron.isBlank()) {
            if (schedule.enabled()) {
                throw PlanRefusals.field("cron_expression", "cronRequired", "Say when it is to run.");
            }
            return;
        }
        if (Slots.of(cron, schedule.zone()).next(now).isEmpty()) {
            throw PlanRefusals.field(
                    "cron_expression", "cronNeverComes", "'%s' never comes: no day is like that.".formatted(cron));
        }
    }

    private static void requireMinutes(String field, int minutes, int least) {
        if (minutes < least || minutes > MOST_MINUTES) {
            throw PlanRefusals.field(
                    field,
                    "invalidAvailabilityInterval",
                    "This time lies between %d minutes and a year.".formatted(least));
        }
    }
}
