package org.borgui.core.plans;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.borgui.api.RepositoryId;
import org.borgui.api.RunId;
import org.borgui.api.job.Job;
import org.borgui.api.plan.Aftercare;
import org.borgui.api.plan.Destination;
import org.borgui.api.plan.Run;
import org.borgui.api.plan.Run.Part;
import org.borgui.api.plan.Run.State;
import org.borgui.state.Stored;

/** A run with its parts, put together from what is kept of it and from its jobs. */
final class RunView {

    private final RunDocument document;
    private final RunId id;
    private final Map<RepositoryId, List<Job>> jobs;
    private final Parts parts;

    /** @param after what follows a backup, as the plan says now */
    RunView(Stored<RunDocument> run, List<Job> jobs, Aftercare after) {
        this.document = run.value();
        this.id = new RunId(run.id());
        this.jobs = new LinkedHashMap<>();
        for (var job : jobs) {
            var repository = job.repository();
            if (repository != null) {
                this.jobs.computeIfAbsent(repository, id -> new ArrayList<>()).add(job);
            }
        }
        this.parts = new Parts(
                document.order().plan().kind(), after, document.course().cancelledBy() == null);
    }

    Run run() {
        var order = document.order();
        var course = document.course();
        return new Run(
                id,
                order.plan(),
                order.cause(),
                order.by(),
                course.state(),
                order.due(),
                order.created(),
                course.started(),
                course.ended(),
                course.reason(),
                parts(),
                order.lineage());
    }

    /** In the order of the plan. */
    List<Part> parts() {
        return document.open()
                ? document.order().plan().active().stream().map(this::standing).toList()
                : document.course().ends().stream().map(this::ended).toList();
    }

    List<Job> jobs(RepositoryId repository) {
        return jobs.getOrDefault(repository, List.of());
    }

    /** The operation that comes next in a repository, if any. */
    Optional<String> next(RepositoryId repository) {
        return parts.next(jobs(repository));
    }

    private Part standing(Destination destination) {
        var repository = destination.repository();
        var refused = document.course().refused().get(repository.toString());
        if (refused != null) {
            return new Part(repository, State.FAILED, refused, jobs(repository));
        }
        return jobs(repository).isEmpty()
                ? Parts.without(repository, State.PENDING, null)
                : parts.of(repository, jobs(repository));
    }

    private Part ended(Course.End end) {
        var repository = new RepositoryId(end.repository());
        return new Part(repository, end.state(), end.reason(), jobs(repository));
    }
}
