package org.borgui.core.plans;

import java.time.Instant;
import java.util.function.UnaryOperator;
import org.borgui.api.plan.Plan;
import org.borgui.api.plan.Run.Cause;
import org.borgui.spi.state.Index;
import org.borgui.state.Kind;

/**
 * A run as it is kept. How its parts stand follows from their jobs, so that after a crash nothing has to agree with anything;
 * it is kept once the run has ended.
 *
 * @param plan the number of the plan
 * @param open it has not ended
 */
record RunDocument(long plan, boolean open, Order order, Course course) {

    static final Kind<RunDocument> KIND = Kind.of(
            "plan_runs",
            RunDocument.class,
            Index.on("plan", "plan"),
            Index.on("open", "open"),
            Index.on("active", "plan", "open"));

    static RunDocument of(Order order, Course course) {
        return new RunDocument(order.plan().id().value(), !course.state().isEnd(), order, course);
    }

    /** The record of a slot at which nothing was run. */
    static RunDocument skipped(Plan plan, Instant due, Instant now, String reason) {
        return of(new Order(plan, Cause.SCHEDULE, "schedule", due, now, null), Course.skipped(now, reason));
    }

    RunDocument with(UnaryOperator<Course> change) {
        return of(order, change.apply(course));
    }
}
