package org.borgui.rest.dashboard;

import java.util.List;

/** The machine and the newest jobs. Schedules and alerts come with their plugins. */
record DashboardStatus(
        SystemMetrics systemMetrics,
        List<String> scheduledJobs,
        List<RecentJob> recentJobs,
        List<String> alerts,
        String lastUpdated) {}
