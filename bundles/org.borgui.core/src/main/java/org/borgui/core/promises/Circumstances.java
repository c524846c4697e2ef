package org.borgui.core.promises;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.Caller;
import org.borgui.api.plan.Destination;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Run;
import org.borgui.api.plan.Run.Part;
import org.borgui.api.plan.RunService;

/** What may be the cause of a broken promise: what was switched off, and how the last run went. */
final class Circumstances {

    private static final Caller SELF = Caller.server("promises");

    private final RunService runs;

    Circumstances(RunService runs) {
        this.runs = runs;
    }

    /** Why there is no good archive, and all that may have to do with it. */
    String sentence(Verdict verdict, Plan plan, RepositoryId repository) {
        var sentences = new ArrayList<String>();
        if (verdict instanceof Verdict.Bad bad) {
            sentences.add(bad.why());
        } else if (verdict instanceof Verdict.Unknown unknown) {
            sentences.add("The archives could not be looked at: " + unknown.why());
        }
        boolean off = plan.destinations().stream()
                .filter(destination -> destination.repository().equals(repository))
                .noneMatch(Destination::enabled);
        if (off) {
            sentences.add("The repository is switched off in the plan.");
        }
        sentences.addAll(of(plan, repository));
        return String.join(" ", sentences);
    }

    private List<String> of(Plan plan, RepositoryId repository) {
        var sentences = new ArrayList<String>();
        if (!plan.enabled()) {
            sentences.add("The plan is switched off.");
        } else if (!plan.schedule().enabled()) {
            sentences.add("Its schedule is switched off.");
        }
        runs.list(SELF, Optional.of(plan.id()), 1).stream()
                .findFirst()
                .ifPresentOrElse(
                        run -> of(plan, run, repository).ifPresent(sentences::add),
                        () -> sentences.add("It has never run."));
        return sentences;
    }

    private static Optional<String> of(Plan plan, Run run, RepositoryId repository) {
        var started = run.started();
        if (!run.state().isEnd()) {
            return Optional.of("A run is going on since %s."
                    .formatted(PromiseNotices.text(plan, started == null ? run.created() : started)));
        }
        var when = PromiseNotices.text(plan, run.created());
        var reason = run.parts().stream()
                .filter(part -> part.repository().equals(repository))
                .flatMap(part -> Optional.ofNullable(part.reason()).stream())
                .findFirst()
                .or(() -> Optional.ofNullable(run.reason()));
        return reason.map(why -> "The last run, of %s: %s".formatted(when, why))
                .or(() -> run.parts().stream().anyMatch(part -> isOf(part, repository))
                        ? Optional.of("The last run was at %s.".formatted(when))
                        : Optional.empty());
    }

    private static boolean isOf(Part part, RepositoryId repository) {
        return part.repository().equals(repository);
    }
}
