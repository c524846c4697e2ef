package org.borgui.core.plans;

import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.RunId;
import org.borgui.api.access.Caller;
import org.borgui.api.job.JobService;
import org.borgui.api.job.JobService.NewJob;
import org.borgui.api.job.Origin;
import org.borgui.api.job.Parameters;
import org.borgui.api.job.Trigger;
import org.borgui.api.plan.Destination;
import org.borgui.api.plan.Plan;
import org.borgui.api.repository.BackupSettings;
import org.borgui.api.repository.Repository;
import org.borgui.core.backup.CreateJobs;
import org.borgui.core.backup.CreateJobs.Wanted;
import org.borgui.core.repositories.RepositoryRegistry;
import org.borgui.core.retention.RetentionWords;

/** Makes the jobs of a run. They queue in the repository's lane. */
final class PartJobs {

    private final PlanStore store;
    private final RepositoryRegistry registry;
    private final CreateJobs creations;
    private final JobService jobs;
    private final Disks disks;

    PartJobs(PlanStore store, RepositoryRegistry registry, CreateJobs creations, JobService jobs, Disks disks) {
        this.store = store;
        this.registry = registry;
        this.creations = creations;
        this.jobs = jobs;
        this.disks = disks;
    }

    /** Refuses with a sentence what cannot be done any more. */
    void submit(RunId run, Order order, RepositoryId id, String operation) {
        var repository = registry.find(id)
                .orElseThrow(() -> RefusedException.notFound(
                        "backend.errors.backupPlans.repositoryNotFound",
                        "This server does not know the repository any more. Take it out of the plan."));
        var plan = order.plan();
        var origin = new Origin(plan.id(), run);
        if (operation.equals("create")) {
            create(order, plan, repository, origin);
            return;
        }
        // As the plan is now: what it kept when the run began may be less than what it keeps today.
        var now = store.plan(plan.id())
                .map(stored -> stored.value().plan())
                .orElseThrow(() -> RefusedException.notFound(
                        "backend.errors.backupPlans.notFound", "The plan is gone; nothing more is done for it."));
        jobs.submit(
                Caller.server(order.by()),
                new NewJob(
                        id,
                        repository.path(),
                        operation,
                        parameters(now, operation).with("plan", now.name()),
                        trigger(plan),
                        origin,
                        true));
    }

    /** How people call a repository. */
    String name(RepositoryId id) {
        return registry.find(id).map(Repository::name).orElse(id.toString());
    }

    private void create(Order order, Plan plan, Repository repository, Origin origin) {
        var settings = settings(plan, repository);
        if (settings.sources().isEmpty()) {
            throw RefusedException.invalid(
                    "backend.errors.backupPlans.sourceRequired",
                    "Nothing is named that is to be backed up. Choose at least one folder.");
        }
        var wanted = new Wanted(
                repository,
                settings,
                plan.template(),
                plan.name(),
                plan.schedule().zone(),
                trigger(plan),
                origin,
                true);
        creations.submit(
                Caller.server(order.by()), wanted, disks.ask(plan.id(), () -> creations.readable(settings.sources())));
    }

    private static BackupSettings settings(Plan plan, Repository repository) {
        if (plan.kind() == Plan.Kind.SCHEDULE) {
            return repository.backup();
        }
        var destination = plan.active().stream()
                .filter(one -> one.repository().equals(repository.id()))
                .findFirst()
                .orElse(Destination.of(repository.id()));
        var backup = plan.backup();
        var rate = destination.uploadRateKib();
        return new BackupSettings(
                backup.sources(),
                backup.excludes(),
                compression(plan, destination, repository),
                backup.excludeCaches(),
                backup.oneFileSystem(),
                rate == null ? backup.uploadRateKib() : rate);
    }

    private static String compression(Plan plan, Destination destination, Repository repository) {
        var own = destination.compression();
        return switch (destination.compressionFrom()) {
            case PLAN -> plan.backup().compression();
            case REPOSITORY -> repository.backup().compression();
            case CUSTOM -> own == null ? plan.backup().compression() : own;
        };
    }

    private static Parameters parameters(Plan plan, String operation) {
        return switch (operation) {
            case "prune" ->
                RetentionWords.of(plan.retention())
                        .with("zone", plan.schedule().zone().getId());
            case "check" ->
                Parameters.none()
                        .with("maxSeconds", Integer.toString(plan.after().checkSeconds()))
                        .with("flags", plan.after().checkFlags());
            default -> Parameters.none();
        };
    }

    private static Trigger trigger(Plan plan) {
        return plan.kind() == Plan.Kind.PLAN ? Trigger.BACKUP_PLAN : Trigger.SCHEDULE;
    }
}
