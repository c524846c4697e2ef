package org.borgui.process;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.borgui.process.Kill.Signal;
import org.borgui.process.ProcessTable.Row;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program and all that it started.
 *
 * <p>Who belongs to it: the process group and session it heads, whoever inherited its mark in the environment (which
 * finds daemons that left both), and the children of all these.
 */
final class Family {

    static final String MARK = "BORGUI_PROCESS";

    private static final Logger LOG = LoggerFactory.getLogger(Family.class);
    private static final long LOOK_AGAIN_MILLIS = 10;
    private static final int LOOKS = 3;

    private final ProcessTable table;
    private final Kill kill;
    private final Origin origin;

    Family(ProcessTable table, Kill kill, Origin origin) {
        this.table = table;
        this.kill = kill;
        this.origin = origin;
    }

    /** Those of the family that are alive. */
    List<Row> members() {
        var rows = table.rows();
        var in = new HashSet<Long>();
        var grouped = origin.pid() > 0
                && rows.stream().noneMatch(row -> row.pid() == origin.pid() && row.started() != origin.started());
        rows.stream()
                .filter(row -> row.started() >= origin.started())
                .filter(row -> (grouped && isGrouped(row)) || table.carries(row.pid(), MARK + "=" + origin.mark()))
                .forEach(row -> in.add(row.pid()));
        addChildren(rows, in);
        return rows.stream().filter(row -> in.contains(row.pid())).toList();
    }

    private boolean isGrouped(Row row) {
        return row.group() == origin.pid() || row.session() == origin.pid() || row.pid() == origin.pid();
    }

    private static void addChildren(List<Row> rows, Set<Long> in) {
        var before = -1;
        while (!in.isEmpty() && before != in.size()) {
            before = in.size();
            rows.stream().filter(row -> in.contains(row.parent())).forEach(row -> in.add(row.pid()));
        }
    }

    /** Asks the family to end, then tells it, then kills it; returns when nobody is left or nothing helps. */
    void end(Patience patience) throws InterruptedException {
        if (isGoneAfter(Signal.INT, patience.interrupt())
                || isGoneAfter(Signal.TERM, patience.terminate())
                || isGoneAfter(Signal.KILL, patience.kill())) {
            return;
        }
        LOG.error("Process {} does not end although it was killed: it waits for a device", origin.pid());
    }

    private boolean isGoneAfter(Signal signal, Duration patience) throws InterruptedException {
        var left = looked();
        if (left.isEmpty() || patience.isZero()) {
            return left.isEmpty();
        }
        send(signal, left);
        var deadline = System.nanoTime() + patience.toNanos();
        while (!left.isEmpty() && System.nanoTime() < deadline) {
            // /proc tells nobody when a process that is not our child ends.
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            left = looked();
            if (signal == Signal.KILL && !left.isEmpty()) {
                send(signal, left);
            }
        }
        return left.isEmpty();
    }

    /** Looks more than once before it says nobody: a process that is just being started shows no environment yet. */
    private List<Row> looked() throws InterruptedException {
        var seen = members();
        for (var look = 1; look < LOOKS && seen.isEmpty(); look++) {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MILLIS);
            seen = members();
        }
        return seen;
    }

    private void send(Signal signal, List<Row> to) throws InterruptedException {
        // Once each and no more: to borg, a second interrupt means "at once".
        var group = to.stream().anyMatch(row -> row.group() == origin.pid()) ? origin.pid() : 0;
        kill.send(
                signal,
                group,
                to.stream().filter(row -> row.group() != group).map(Row::pid).toList(),
                to.stream().map(Row::pid).toList());
    }
}
