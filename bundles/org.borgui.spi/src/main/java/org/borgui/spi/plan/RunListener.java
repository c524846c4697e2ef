package org.borgui.spi.plan;

import org.borgui.api.RunId;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Run.State;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Wants to know how runs of plans go. Called after the change was saved, from one thread that serves all listeners: return soon.
 * An exception is logged, and changes nothing for the run.
 */
@ConsumerType
public interface RunListener {

    /**
     * A run was made, has begun, has changed or has ended; or a slot passed at which none was made.
     *
     * @param plan as it was when the run was made
     */
    void changed(RunId run, Plan plan, State state);
}
