package org.borgui.rest.dashboard;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.nio.file.FileStore;
import java.nio.file.Files;
import javax.management.JMException;
import javax.management.MBeanServer;
import org.borgui.api.system.DataDirectory;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How loaded this machine is. Nothing here waits for a sample: the load is the one since the last question. */
@Component(service = Machine.class)
public final class Machine {

    private final DataDirectory data;

    @Activate
    public Machine(@Reference DataDirectory data) {
        this.data = data;
    }

    /**
     * The load of this moment.
     *
     * @param cpu in percent of all processors, 0 while it is not known
     * @param loadAverage of the last minute, 0 where there is none
     * @param memoryTotal and all sizes: in bytes
     * @param uptime in seconds
     */
    record Load(
            double cpu,
            int processors,
            double loadAverage,
            long memoryTotal,
            long memoryFree,
            long diskTotal,
            long diskFree,
            long uptime) {

        double memory() {
            return percent(memoryTotal, memoryFree);
        }

        double disk() {
            return percent(diskTotal, diskFree);
        }

        private static double percent(long total, long free) {
            return total <= 0 ? 0 : rounded(100.0 * (total - free) / total);
        }
    }

    Load load() {
        OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
        FileStore disk = disk();
        return new Load(
                rounded(Math.max(0, attribute(system, "CpuLoad") * 100)),
                system.getAvailableProcessors(),
                rounded(Math.max(0, system.getSystemLoadAverage())),
                (long) attribute(system, "TotalMemorySize"),
                (long) attribute(system, "FreeMemorySize"),
                sizes(disk)[0],
                sizes(disk)[1],
                ManagementFactory.getRuntimeMXBean().getUptime() / 1000);
    }

    private FileStore disk() {
        try {
            return Files.getFileStore(data.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long[] sizes(FileStore disk) {
        try {
            return new long[] {disk.getTotalSpace(), disk.getUsableSpace()};
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By name, because not every Java runtime has these; 0 where it is missing. */
    private static double attribute(OperatingSystemMXBean system, String name) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            double value = ((Number) server.getAttribute(system.getObjectName(), name)).doubleValue();
            return Double.isNaN(value) ? 0 : value;
        } catch (JMException e) {
            return 0;
        }
    }

    private static double rounded(double value) {
        return Math.round(value * 10) / 10.0;
    }
}
