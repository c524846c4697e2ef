package org.borgui.rest.jobs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Some jobs, newest first.
 *
 * @param nextBefore where the next page begins, null after the last
 */
record JobPage(List<JobView> jobs, @Nullable Long nextBefore) {}
