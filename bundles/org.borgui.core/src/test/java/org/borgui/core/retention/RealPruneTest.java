package org.borgui.core.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.borgui.api.archive.Archive;
import org.borgui.api.plan.Kept;
import org.borgui.api.plan.Retention;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Our decisions against those of {@code borg prune --dry-run --list}, for random rules over random archives. */
@Tag("borg")
@Timeout(600)
class RealPruneTest {

    private static final int ARCHIVES = 40;
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

    @TempDir
    Path folder;

    private Path borg = Path.of("/usr/bin/borg");

    static List<Path> borgs() {
        var home = System.getenv("BORG14_DIR");
        var folder =
                home == null ? Path.of(System.getProperty("user.home"), ".cache/borg-ui-test/borg-1.4") : Path.of(home);
        return List.of(Path.of("/usr/bin/borg"), folder.resolve("borg"));
    }

    @ParameterizedTest
    @MethodSource("borgs")
    void the_same_archives_stay_for_any_rules(Path executable) throws Exception {
        borg = executable;
        int rules = Integer.getInteger("borgui.prune.rules", 40);
        var random = new Random(4711);
        var archives = makeArchives(random);
        for (int i = 0; i < rules; i++) {
            var retention = random(random);
            var ours = new TreeSet<String>();
            new Rules(retention, ZONE)
                    .decide(archives, Instant.now()).stream()
                            .filter(Kept::isKept)
                            .map(kept -> kept.archive().name())
                            .forEach(ours::add);
            assertThat(ours).as("%s", retention).isEqualTo(borgKeeps(retention));
        }
    }

    private List<Archive> makeArchives(Random random) throws Exception {
        var source = Files.writeString(folder.resolve("a.txt"), "a");
        run("init", "--encryption=none", repository());
        var times = new TreeSet<Instant>();
        while (times.size() < ARCHIVES) {
            // Dense of late, thin long ago, as archives are.
            long back = (long) (86_400.0 * 900 * Math.pow(random.nextDouble(), 3));
            times.add(Instant.now().minusSeconds(60 + back).truncatedTo(java.time.temporal.ChronoUnit.SECONDS));
        }
        int number = 0;
        for (var time : times) {
            var utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC).toString();
            run("create", "--timestamp=" + utc, repository() + "::a" + number++, source.toString());
        }
        var archives = new ArrayList<Archive>();
        for (var archive :
                new ObjectMapper().readTree(run("list", "--json", repository())).path("archives")) {
            var start = LocalDateTime.parse(archive.path("start").asText())
                    .atZone(ZONE)
                    .toInstant();
            archives.add(new Archive(
                    archive.path("name").asText(), archive.path("id").asText(), start));
        }
        assertThat(archives).hasSize(ARCHIVES);
        return archives;
    }

    private static Retention random(Random random) {
        var within = random.nextInt(4) == 0
                ? random.nextInt(1, 60) + List.of("H", "d", "w", "m").get(random.nextInt(4))
                : null;
        return new Retention(count(random), 1 + count(random), count(random), count(random), 0, count(random), within);
    }

    private static int count(Random random) {
        return random.nextInt(3) == 0 ? 0 : random.nextInt(12);
    }

    private Set<String> borgKeeps(Retention retention) throws Exception {
        var words = new ArrayList<>(List.of(
                "prune",
                "--dry-run",
                "--list",
                "--keep-hourly=" + retention.hourly(),
                "--keep-daily=" + retention.daily(),
                "--keep-weekly=" + retention.weekly(),
                "--keep-monthly=" + retention.monthly(),
                "--keep-yearly=" + retention.yearly()));
        if (retention.within() != null) {
            words.add("--keep-within=" + retention.within());
        }
        words.add(repository());
        var kept = new TreeSet<String>();
        for (var line : run(words.toArray(String[]::new)).lines().toList()) {
            if (line.startsWith("Keeping")) {
                kept.add(line.replaceFirst(".*\\): +(a\\d+) .*", "$1"));
            }
        }
        return kept;
    }

    private String repository() {
        return folder.resolve("repository").toString();
    }

    /** Both outputs of borg, which has to succeed. */
    private String run(String... words) throws Exception {
        if (!Files.isExecutable(borg)) {
            if ("1".equals(System.getenv("BORGUI_REQUIRE_BORG"))) {
                fail(borg + " is missing; launcher/test-tools/borg-1.4 and the package borgbackup bring it");
            }
            assumeTrue(false, borg + " is missing");
        }
        var all = new ArrayList<>(List.of(borg.toString()));
        all.addAll(List.of(words));
        var process = new ProcessBuilder(all).redirectErrorStream(true);
        process.environment()
                .putAll(Map.of(
                        "TZ", ZONE.getId(),
                        "BORG_BASE_DIR", folder.resolve("borg").toString(),
                        "BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK", "yes"));
        var started = process.start();
        var said = new String(started.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(started.waitFor()).as(said).isZero();
        return said;
    }
}
