package org.borgui.rest.dashboard;

import org.borgui.rest.dashboard.Machine.Load;

/** The machine in numbers: percent, bytes, seconds. */
record SystemMetrics(
        double cpuUsage,
        int cpuCount,
        double memoryUsage,
        long memoryTotal,
        long memoryAvailable,
        double diskUsage,
        long diskTotal,
        long diskFree,
        long uptime) {

    static SystemMetrics of(Load load) {
        return new SystemMetrics(
                load.cpu(),
                load.processors(),
                load.memory(),
                load.memoryTotal(),
                load.memoryFree(),
                load.disk(),
                load.diskTotal(),
                load.diskFree(),
                load.uptime());
    }
}
