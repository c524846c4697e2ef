package org.borgui.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.borgui.api.Secret;
import org.borgui.testkit.KilledProcess;
import org.borgui.testkit.access.AdminsOnly;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own that changes keys without an end is killed, again and again: everything opens afterwards. */
@Timeout(240)
class KilledTest {

    private static final int KILLS = 12;
    private static final int CELLS = 60;
    private static final long LONGEST_MILLIS = 250;

    /** So many have to fall between the first cell that is sealed anew and the last one. */
    private static final int IN_THE_MIDDLE = KILLS / 4;

    private final Path directory;
    private final Random random = new Random(4711);

    KilledTest(@TempDir Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectory(directory.resolve("vault"));
        Files.createDirectory(directory.resolve("cells"));
    }

    /** A folder with a file for each cell. */
    private record Cabinet(Path folder) implements SealedPlace {

        @Override
        public String kind() {
            return "cell/text";
        }

        private static String context(int number) {
            return "cell/%d/text".formatted(number);
        }

        private Path file(String context) {
            return folder.resolve(context.split("/", -1)[1]);
        }

        @Override
        public List<Cell> cells() {
            try {
                var cells = new ArrayList<Cell>();
                for (int i = 0; i < CELLS; i++) {
                    cells.add(new Cell(context(i), Files.readString(file(context(i)))));
                }
                return cells;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public void put(List<Resealed> texts) {
            texts.forEach(text -> write(text.old().context(), text.sealed()));
        }

        void write(String context, String sealed) {
            try {
                new Disk().write(file(context), sealed, PosixFilePermissions.fromString("rw-------"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What runs in the process of its own. */
    public static void main(String[] words) throws Exception {
        var directory = Path.of(words[0]);
        var vault = Samples.vault(directory, "");
        var cabinet = new Cabinet(directory.resolve("cells"));
        var rotation = new KeyRotation(vault, new AdminsOnly());
        rotation.add(cabinet);
        Files.createFile(ready(directory));
        for (int turn = 0; ; turn++) {
            if (turn % 2 == 1) {
                rotation.renewOwnFile(Samples.ADMIN);
            } else if (!rotation.standing(Samples.ADMIN).rotating()) {
                var left = rotation.begin(Samples.ADMIN).get();
                if (!left.isEmpty()) {
                    throw new IllegalStateException(String.join(" ", left));
                }
            }
        }
    }

    private static Path ready(Path directory) {
        return directory.resolve("ready");
    }

    @Test
    void in_the_middle_of_a_change_everything_opens_and_the_change_comes_to_its_end() throws Exception {
        var cabinet = new Cabinet(directory.resolve("cells"));
        var first = Samples.vault(directory, "");
        for (int i = 0; i < CELLS; i++) {
            cabinet.write(Cabinet.context(i), first.seal(Cabinet.context(i), Secret.of("secret " + i)));
        }
        int inTheMiddle = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            killAt(
                    kill % 2 == 0
                            ? after(random.nextLong(LONGEST_MILLIS))
                            : sealedAnew(cabinet, random.nextInt(1, CELLS)));
            var vault = Samples.vault(directory, "");
            var current = vault.ring().now().current();
            long older = cabinet.cells().stream()
                    .filter(cell -> !Sealed.of(cell.sealed()).key().equals(current))
                    .count();
            inTheMiddle += older > 0 && older < CELLS ? 1 : 0;
            for (var cell : cabinet.cells()) {
                var number = cell.context().split("/", -1)[1];
                assertThat(vault.open(cell.context(), cell.sealed())).isEqualTo(Secret.of("secret " + number));
            }
        }
        assertThat(inTheMiddle).isGreaterThanOrEqualTo(IN_THE_MIDDLE);
        var vault = Samples.vault(directory, "");
        vault.ring().turn();
        assertThat(new Resealing(vault.ring(), vault, () -> false).run(List.of(cabinet)))
                .isEmpty();
        assertThat(vault.ring().now().keys()).hasSize(1);
    }

    private static BooleanSupplier after(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        return () -> System.nanoTime() >= end;
    }

    /** So many or more are sealed anew, and not all: they are in the order of their numbers. */
    private static BooleanSupplier sealedAnew(Cabinet cabinet, int most) {
        return () -> {
            var keys = cabinet.cells().stream()
                    .map(cell -> Sealed.of(cell.sealed()).key())
                    .toList();
            int anew = Collections.frequency(keys, keys.get(0));
            return anew >= most && anew < CELLS;
        };
    }

    private void killAt(BooleanSupplier moment) throws Exception {
        var ready = ready(directory);
        Files.deleteIfExists(ready);
        try (var process = KilledProcess.start(KilledTest.class, directory)) {
            while (!Files.exists(ready)) {
                process.run(1);
            }
            while (!moment.getAsBoolean()) {
                process.run(1);
            }
        }
    }
}
