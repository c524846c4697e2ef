package org.borgui.rest.jobs;

import org.borgui.api.job.Job;

/** The answer of whatever starts a job: exactly these three fields, as existing clients compare. */
public record StartedJob(long jobId, String status, String message) {

    /** Always told as pending, also when the job has begun already. */
    public static StartedJob of(Job job, String message) {
        return new StartedJob(job.id().value(), "pending", message);
    }
}
