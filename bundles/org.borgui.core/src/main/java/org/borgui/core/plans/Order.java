package org.borgui.core.plans;

import java.time.Instant;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Run.Cause;
import org.borgui.api.plan.Run.Lineage;
import org.jspecify.annotations.Nullable;

/**
 * What a run was made for.
 *
 * @param plan as it was when the run was made
 * @param due the slot of the schedule; null when somebody asked
 * @param lineage null unless it is a retry
 */
record Order(Plan plan, Cause cause, String by, @Nullable Instant due, Instant created, @Nullable Lineage lineage) {}
