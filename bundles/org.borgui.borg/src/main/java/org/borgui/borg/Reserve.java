package org.borgui.borg;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.borgui.api.Size;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Target;

/**
 * Room that is kept free on the disk of a local repository. When borg 1 cannot write a piece because the disk is full, it
 * takes that for a file it could not read, goes on, and commits: the repository is then damaged. With borg's own setting
 * {@code additional_free_space} above the size of the largest piece (8 MiB), it rolls back instead.
 */
final class Reserve {

    private static final Pattern SETTING = Pattern.compile("(?m)^additional_free_space\\s*=\\s*(\\d+)\\s*$");
    private static final long LEAST = 16_000_000;
    private static final long MOST = 1_000_000_000;
    private static final int SHARE = 50;

    private final BorgProgram program;
    private final Target target;
    private final Consumer<String> log;

    Reserve(BorgProgram program, Target target, Consumer<String> log) {
        this.program = program;
        this.target = target;
        this.log = log;
    }

    /** Before something is added: reserves a fiftieth of the disk, 16 MB to 1 GB, unless something is reserved already. */
    void keep() throws BorgFailedException, InterruptedException {
        var kept = kept();
        if (kept.isPresent() && kept.getAsLong() == 0) {
            var bytes = Math.max(LEAST, Math.min(MOST, disk(true) / SHARE));
            set(bytes);
            log.accept("%s of the repository's disk are kept free, so that a full disk cannot damage it."
                    .formatted(Size.text(bytes)));
        }
    }

    /** Before something is removed: on a full disk, borg needs the reserve to make room. */
    void lend() throws BorgFailedException, InterruptedException {
        var kept = kept();
        if (kept.isPresent() && kept.getAsLong() > 0 && disk(false) < 2 * kept.getAsLong()) {
            set(0);
            log.accept("The disk is nearly full; what was kept free of it is used to make room.");
        }
    }

    /** Empty for a repository that is elsewhere, cannot be read, or says it in its own way. */
    private OptionalLong kept() {
        try {
            var setting = SETTING.matcher(Files.readString(Path.of(target.path(), "config")));
            return setting.find() ? OptionalLong.of(Long.parseLong(setting.group(1))) : OptionalLong.empty();
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private long disk(boolean whole) {
        try {
            var store = Files.getFileStore(Path.of(target.path()));
            return whole ? store.getTotalSpace() : store.getUsableSpace();
        } catch (IOException e) {
            return 0;
        }
    }

    private void set(long bytes) throws BorgFailedException, InterruptedException {
        var dialect = program.dialect();
        var said = new Said(dialect.answers(), log, line -> {});
        var code = program.run(dialect.words().reserve(target, bytes), target, said, line -> {});
        new Asking(program, dialect, target, "").check(code, said);
    }
}
