package org.borgui.api.job;

import org.borgui.api.PlanId;
import org.borgui.api.RunId;

/** The run of a plan that a job belongs to. */
public record Origin(PlanId plan, RunId run) {}
