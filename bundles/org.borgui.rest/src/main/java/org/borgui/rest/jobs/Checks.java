package org.borgui.rest.jobs;

import org.borgui.api.job.Job;

/** What a check has looked at. */
public final class Checks {

    private Checks() {}

    /** Whether it stopped after some time, to go on the next time, or looked at a part alone. */
    public static boolean isPartial(Job check) {
        var told = check.parameters();
        boolean limited =
                told.text("maxSeconds").filter(seconds -> !seconds.equals("0")).isPresent();
        return limited || told.list("flags").stream().anyMatch(flag -> flag.endsWith("-only"));
    }
}
