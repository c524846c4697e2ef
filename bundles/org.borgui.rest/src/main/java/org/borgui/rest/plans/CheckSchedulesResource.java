package org.borgui.rest.plans;

import static jakarta.ws.rs.core.MediaType.APPLICATION_JSON;
import static org.borgui.api.access.Permission.MAINTENANCE_RUN;
import static org.borgui.api.access.Permission.PLANS_VIEW;
import static org.borgui.rest.Times.textOrNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.job.Job;
import org.borgui.api.job.RestoreCheckService;
import org.borgui.api.job.RestoreCheckService.Mode;
import org.borgui.api.job.RestoreCheckService.Request;
import org.borgui.api.job.RestoreCheckService.Settings;
import org.borgui.api.plan.Aftercare;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.PlanService;
import org.borgui.api.plan.RunService;
import org.borgui.api.repository.Repository;
import org.borgui.api.repository.RepositoryService;
import org.borgui.rest.Callers;
import org.borgui.rest.CheckFlags;
import org.borgui.rest.PartialBody;
import org.borgui.rest.jobs.KnownJobs;
import org.borgui.rest.maintenance.RestoreCheckFields;
import org.borgui.rest.plans.CheckScheduleAnswers.Check;
import org.borgui.rest.plans.CheckScheduleAnswers.CheckIn;
import org.borgui.rest.plans.CheckScheduleAnswers.CheckKept;
import org.borgui.rest.plans.CheckScheduleAnswers.CheckOf;
import org.borgui.rest.plans.CheckScheduleAnswers.LastRun;
import org.borgui.rest.plans.CheckScheduleAnswers.RestoreCheck;
import org.borgui.rest.plans.CheckScheduleAnswers.RestoreCheckIn;
import org.borgui.rest.plans.CheckScheduleAnswers.RestoreCheckKept;
import org.borgui.rest.plans.CheckScheduleAnswers.RestoreCheckOf;
import org.borgui.spi.web.Permit;
import org.borgui.spi.web.RestResource;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code /repositories/{id}/check-schedule} and {@code /restore-check-schedule}: when a repository is checked by itself. */
@Component(service = CheckSchedulesResource.class)
@RestResource
@Path("repositories")
@Produces(APPLICATION_JSON)
@Consumes(APPLICATION_JSON)
public final class CheckSchedulesResource {

    private static final String CHECK = "{repo_id}/check-schedule";
    private static final String RESTORE_CHECK = "{repo_id}/restore-check-schedule";
    private static final int RUNS = 5;

    private final RepositoryService repositories;
    private final AccessService access;
    private final PlanService plans;
    private final RunService runs;
    private final RestoreCheckService checks;
    private final KnownJobs jobs;
    private final CheckPlans kept;

    @Activate
    public CheckSchedulesResource(
            @Reference RepositoryService repositories,
            @Reference AccessService access,
            @Reference PlanService plans,
            @Reference RunService runs,
            @Reference RestoreCheckService checks,
            @Reference KnownJobs jobs) {
        this.repositories = repositories;
        this.access = access;
        this.plans = plans;
        this.runs = runs;
        this.checks = checks;
        this.jobs = jobs;
        this.kept = new CheckPlans(plans);
    }

    @GET
    @Path(CHECK)
    @Permit(PLANS_VIEW)
    public CheckOf check(@PathParam("repo_id") RepositoryId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var repository = repositories.get(caller, id);
        return CheckOf.of(repository, check(caller, kept.of(caller, Plan.Kind.CHECK, repository)));
    }

    @PUT
    @Path(CHECK)
    @Permit(MAINTENANCE_RUN)
    public CheckKept setCheck(
            @PathParam("repo_id") RepositoryId id, @Nullable ObjectNode body, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var sent = new PartialBody(body);
        var repository = cared(caller, id);
        var old = kept.of(caller, Plan.Kind.CHECK, repository);
        var after = old.after();
        int seconds = Math.max(0, sent.number("max_duration").orElse(after.checkSeconds()));
        var flags = CheckFlags.of(
                sent.has("check_extra_flags")
                        ? sent.text("check_extra_flags").orElse("")
                        : String.join(" ", after.checkFlags()),
                seconds);
        var plan = kept.keep(
                caller,
                kept.over(
                        old,
                        repository,
                        sent,
                        new Aftercare(false, false, true, seconds, flags),
                        CheckPlans.wishes(old, sent)));
        return new CheckKept(true, new CheckIn(id.value(), repository.name(), check(caller, plan)));
    }

    @GET
    @Path(RESTORE_CHECK)
    @Permit(PLANS_VIEW)
    public RestoreCheckOf restoreCheck(@PathParam("repo_id") RepositoryId id, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var repository = repositories.get(caller, id);
        return RestoreCheckOf.of(
                repository, restoreCheck(caller, id, kept.of(caller, Plan.Kind.RESTORE_CHECK, repository)));
    }

    @PUT
    @Path(RESTORE_CHECK)
    @Permit(MAINTENANCE_RUN)
    public RestoreCheckKept setRestoreCheck(
            @PathParam("repo_id") RepositoryId id, @Nullable ObjectNode body, @Context SecurityContext security) {
        var caller = Callers.of(security);
        var sent = new PartialBody(body);
        var repository = cared(caller, id);
        var old = kept.of(caller, Plan.Kind.RESTORE_CHECK, repository);
        var fields = fields(caller, id, sent);
        var wanted = kept.over(old, repository, sent, Aftercare.none(), CheckPlans.wishes(old, sent));
        boolean off = !wanted.isScheduled() && !saysHow(sent); // that is possible whatever has become of the repository
        if (!off) {
            checks.require(caller, new Request(id, Optional.empty(), fields.mode(), fields.paths()));
        }
        var plan = kept.keep(caller, wanted);
        boolean canary = fields.mode() == Mode.CANARY && plan.schedule().cron() != null;
        if (!off || !repository.observed()) {
            checks.keep(caller, id, new Settings(fields.mode(), fields.paths(), canary));
        }
        return new RestoreCheckKept(
                true, new RestoreCheckIn(id.value(), repository.name(), restoreCheck(caller, id, plan)));
    }

    /** What is restored stays as it is when nothing is said of it. */
    private RestoreCheckFields fields(Caller caller, RepositoryId id, PartialBody sent) {
        if (saysHow(sent)) {
            return RestoreCheckFields.of(sent);
        }
        var settings = checks.settings(caller, id);
        return new RestoreCheckFields(settings.mode(), settings.paths());
    }

    private static boolean saysHow(PartialBody sent) {
        return Stream.of("paths", "full_archive", "mode").anyMatch(sent::has);
    }

    private Repository cared(Caller caller, RepositoryId id) {
        access.require(caller, Action.MAINTENANCE, id);
        return repositories.get(caller, id);
    }

    private Check check(Caller caller, Plan plan) {
        return Check.of(plan, plans.times(plan), last(caller, plan));
    }

    private RestoreCheck restoreCheck(Caller caller, RepositoryId id, Plan plan) {
        var times = plans.times(plan);
        var settings = checks.settings(caller, id);
        var zone = plan.schedule().zone().getId();
        return new RestoreCheck(
                plan.schedule().cron(),
                plan.isScheduled(),
                zone,
                zone,
                settings.paths(),
                settings.mode() == Mode.FULL_ARCHIVE,
                settings.canary(),
                settings.mode().wire(),
                textOrNull(jobs.newest(caller, id, "restore-check", KnownJobs.MOST).stream()
                        .filter(Job::isGood)
                        .findFirst()
                        .flatMap(Job::endedAt)
                        .orElse(null)),
                textOrNull(times.last()),
                textOrNull(times.next()),
                CheckPlans.wish(plan, "success", false),
                CheckPlans.wish(plan, "failure", true),
                plan.schedule().catchUp(),
                last(caller, plan));
    }

    private List<LastRun> last(Caller caller, Plan plan) {
        return plan.id().value() == 0
                ? List.of()
                : runs.list(caller, Optional.of(plan.id()), RUNS).stream()
                        .map(LastRun::of)
                        .toList();
    }
}
