package org.borgui.rest.dashboard;

import java.util.List;

/** The machine and the newest jobs. Alerts come with the watch over plans. */
record DashboardStatus(
        SystemMetrics systemMetrics,
        List<UpcomingTask> scheduledJobs,
        List<RecentJob> recentJobs,
        List<String> alerts,
        String lastUpdated) {}
