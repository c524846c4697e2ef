package org.borgui.core.restore;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.job.Progress;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Verified;
import org.borgui.spi.job.JobContext;
import org.jspecify.annotations.Nullable;

/** Has borg extract or read, and finds what of an archive is damaged: borg itself ends at the first damage. */
final class Damages {

    private static final int MOST = 20;

    private final Borg borg;
    private final JobContext job;
    private final String archive;
    private final List<String> damaged = new ArrayList<>();
    private volatile String current = "";

    Damages(Borg borg, JobContext job, String archive) {
        this.borg = borg;
        this.job = job;
        this.archive = archive;
    }

    /** Reads the whole archive, and fails at the first damage. */
    Verified read() throws BorgFailedException, InterruptedException {
        try {
            return sound(borg.verify(job.target(), archive, heard(), job::log));
        } catch (BorgFailedException e) {
            note(e);
            throw failure(e);
        }
    }

    /** Extracts path by path where need be: of one that is damaged no more is looked at, the others are. */
    List<String> extract(List<String> paths, Path folder) throws BorgFailedException, InterruptedException {
        var left = new ArrayList<>(paths);
        while (!left.isEmpty()) {
            try {
                return sound(borg.extractTo(job.target(), archive, left, List.of(), folder, heard(), job::log))
                        .warnings();
            } catch (BorgFailedException e) {
                note(e);
                if (!left.removeIf(path -> (current + "/").startsWith(path + "/")) || damaged.size() >= MOST) {
                    throw failure(e);
                }
            }
        }
        return List.of();
    }

    /** Takes what borg only warned of as damage: of a file that a repair has filled with zeros it says no more. */
    private Verified sound(Verified verified) {
        verified.damaged().forEach(this::damaged);
        return verified;
    }

    private void damaged(String path) {
        job.log("DAMAGED: " + path);
        damaged.add(path);
    }

    private Consumer<Progress> heard() {
        current = "";
        return progress -> {
            current = progress.current();
            job.progress(progress);
        };
    }

    /** Any other failure is passed on. */
    private void note(BorgFailedException failed) throws BorgFailedException {
        if (failed.failure().kind() != Kind.INTEGRITY) {
            throw failed;
        }
        if (!current.isEmpty()) {
            damaged(current);
        }
    }

    /** Fails when something was damaged. */
    void require() throws BorgFailedException {
        if (!damaged.isEmpty()) {
            throw failed("damaged is " + named());
        }
    }

    private BorgFailedException failure(BorgFailedException failed) {
        return damaged.isEmpty()
                ? failed
                : failed(
                        "borg cannot read on after " + named(), failed.failure().evidence());
    }

    private String named() {
        var named = String.join(
                ", ", damaged.stream().limit(MOST).map("'%s'"::formatted).toList());
        return damaged.size() > MOST ? named + " and more, which stand in the log" : named;
    }

    /** @param what is wrong with the archive */
    BorgFailedException failed(String what) {
        return failed(what, null);
    }

    private BorgFailedException failed(String what, @Nullable String evidence) {
        return new BorgFailedException(new Failure(
                Kind.INTEGRITY,
                ("The archive '%s' cannot be restored as it is: %s. Do not prune or compact the repository. Look at its disk,"
                                + " then check it with --verify-data.")
                        .formatted(archive, what),
                evidence));
    }
}
