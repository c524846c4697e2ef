package org.borgui.rest.jobs;

import java.util.ArrayList;
import java.util.List;
import org.borgui.api.job.Job;
import org.borgui.api.job.LogPage;

/**
 * Lines of a job's log.
 *
 * @param status in the words of existing clients
 */
public record LogLines(long jobId, String status, List<Line> lines, long totalLines, boolean hasMore) {

    /** A line; numbers count from 1. */
    public record Line(long lineNumber, String content) {}

    /** The wire form of a part of a log. */
    public static LogLines of(Job job, LogPage page) {
        var lines = new ArrayList<Line>();
        for (String content : page.lines()) {
            lines.add(new Line(page.from() + lines.size() + 1, content));
        }
        return new LogLines(job.id().value(), JobStates.known(job.state()), lines, page.total(), page.hasMore());
    }
}
