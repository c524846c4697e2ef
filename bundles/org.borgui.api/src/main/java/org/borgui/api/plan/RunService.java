package org.borgui.api.plan;

import java.util.List;
import java.util.Optional;
import org.borgui.api.PlanId;
import org.borgui.api.RunId;
import org.borgui.api.access.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** Makes, shows and stops runs of plans. Rights are those on the plan, as it was when the run was made. */
@ProviderType
public interface RunService {

    /** Makes a run now. Refuses with {@code CONFLICT} while another one of the plan is open. */
    Run start(Caller caller, Plan.Kind kind, PlanId plan);

    /** The newest first; without a plan those of all that make backups. */
    List<Run> list(Caller caller, Optional<PlanId> plan, int limit);

    Run get(Caller caller, RunId id);

    /** Begins nothing more of it, and cancels its jobs. Nothing happens to one that has ended. */
    Run cancel(Caller caller, RunId id);

    /** A new run of those repositories that have no good backup of this one. Refuses when there are none. */
    Run retry(Caller caller, RunId id);
}
