package org.borgui.api.job;

import java.util.List;

/**
 * A part of a job's log.
 *
 * @param from number of the first line, counted from 0
 * @param total how many lines there are by now
 */
public record LogPage(long from, List<String> lines, long total) {

    public LogPage {
        lines = List.copyOf(lines);
    }

    public boolean hasMore() {
        return from + lines.size() < total;
    }
}
