package org.borgui.rest.dashboard;

import java.util.List;
import org.borgui.rest.dashboard.Machine.Load;

/** The machine in numbers. Network counters are not read, and always 0. */
record Metrics(double cpuUsage, double memoryUsage, double diskUsage, NetworkIo networkIo, List<Double> loadAverage) {

    record NetworkIo(long bytesSent, long bytesRecv, long packetsSent, long packetsRecv) {}

    static Metrics of(Load load) {
        return new Metrics(
                load.cpu(), load.memory(), load.disk(), new NetworkIo(0, 0, 0, 0), List.of(load.loadAverage()));
    }
}
