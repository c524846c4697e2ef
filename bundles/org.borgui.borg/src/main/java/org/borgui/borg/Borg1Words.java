package org.borgui.borg;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.borgui.api.Secret;
import org.borgui.api.job.Failure;
import org.borgui.api.repository.Encryption;
import org.borgui.process.Input;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Target;

/** Borg 1.2 and 1.4. Every value of a user follows {@code --}, or its option's equals sign. */
final class Borg1Words implements Words {

    private static final Pattern COMPRESSION = Pattern.compile("[a-z0-9]+(,[a-z0-9]+)*");
    private static final Pattern SPECIAL = Pattern.compile("[^\\w\\u0080-\\uffff]"); // in Python's regular expressions
    private static final String CHECKPOINT = ".checkpoint";

    private final String lockWait;

    /** @param lockWait seconds to wait for borg's own lock */
    Borg1Words(int lockWait) {
        this.lockWait = "--lock-wait=" + lockWait;
    }

    @Override
    public Call init(Target target, Encryption encryption) throws BorgFailedException {
        return Call.of(
                List.of("init", "--log-json", lockWait, "--encryption=" + encryption.wire(), "--", repository(target)));
    }

    @Override
    public Call info(Target target) throws BorgFailedException {
        return Call.of(reading(target, List.of("info", "--json"), repository(target)));
    }

    @Override
    public Call archives(Target target) throws BorgFailedException {
        return Call.of(reading(target, List.of("list", "--json"), repository(target)));
    }

    @Override
    public Call archivesAndCheckpoints(Target target) throws BorgFailedException {
        return Call.of(reading(target, List.of("list", "--json", "--consider-checkpoints"), repository(target)));
    }

    @Override
    public boolean isCheckpoint(String archive) {
        return archive.contains(CHECKPOINT);
    }

    @Override
    public Call archive(Target target, String archive) throws BorgFailedException {
        return Call.of(reading(target, List.of("info", "--json"), location(target, archive)));
    }

    @Override
    public Call entries(Target target, String archive) throws BorgFailedException {
        return Call.of(reading(target, List.of("list", "--json-lines"), location(target, archive)));
    }

    @Override
    public Call entries(Target target, String archive, String path) throws BorgFailedException {
        return Call.of(with(
                reading(target, List.of("list", "--json-lines"), location(target, archive)), exactly(List.of(path))));
    }

    @Override
    public Call file(Target target, String archive, String path) throws BorgFailedException {
        return Call.of(with(
                reading(target, List.of("extract", "--stdout"), location(target, archive)), exactly(List.of(path))));
    }

    @Override
    public Call tar(Target target, String archive, String path) throws BorgFailedException {
        var words = with(reading(target, List.of("export-tar"), location(target, archive)), List.of("-"));
        return Call.of(path.isEmpty() ? words : with(words, exactly(List.of(path))));
    }

    @Override
    public Call extract(Target target, String archive, List<String> paths, List<String> folders, Path directory)
            throws BorgFailedException {
        var verb = List.of("extract", "--list", "--progress", "--sparse");
        return Call.of(with(reading(target, verb, location(target, archive)), with(exactly(paths), alone(folders))))
                .in(directory);
    }

    @Override
    public Call verify(Target target, String archive) throws BorgFailedException {
        return Call.of(
                reading(target, List.of("extract", "--dry-run", "--list", "--progress"), location(target, archive)));
    }

    @Override
    public Call exportKey(Target target) throws BorgFailedException {
        return Call.of(with(reading(target, List.of("key", "export"), repository(target)), List.of("-")));
    }

    @Override
    public Call importKey(Target target, Secret key) throws BorgFailedException {
        return Call.of(List.of("key", "import", "--log-json", lockWait, "--", repository(target), "-"))
                .fed(Input.of(key));
    }

    @Override
    public Call create(Target target, Creation creation) throws BorgFailedException {
        check(creation);
        var words = new ArrayList<>(List.of("create", "--json", "--log-json", "--progress", "--list", "--filter=CE"));
        words.add(lockWait);
        words.add("--compression=" + creation.compression());
        if (creation.excludeCaches()) {
            words.add("--exclude-caches");
        }
        if (creation.oneFileSystem()) {
            words.add("--one-file-system");
        }
        creation.uploadRateKib().ifPresent(rate -> words.add("--upload-ratelimit=" + rate));
        creation.canary().ifPresent(canary -> words.add("--pattern=+ pp:" + canary)); // the first that matches counts
        creation.excludes().forEach(pattern -> words.add("--exclude=" + pattern));
        words.add("--");
        words.add(location(target, creation.archive()));
        words.addAll(creation.sources());
        creation.canary().ifPresent(words::add);
        return Call.of(words);
    }

    @Override
    public Call delete(Target target, List<String> archives) throws BorgFailedException {
        var words = new ArrayList<>(List.of("delete", "--stats", "--log-json", lockWait, "--"));
        words.add(location(target, archives.get(0)));
        words.addAll(archives.subList(1, archives.size()));
        return Call.of(words).answering("BORG_DELETE_I_KNOW_WHAT_I_AM_DOING", "YES");
    }

    @Override
    public Call check(Target target, Examination examination) throws BorgFailedException {
        var words = new ArrayList<>(List.of("check", "--verbose", "--progress", "--log-json", lockWait));
        if (examination.seconds() > 0) {
            words.add("--repository-only"); // the only part that borg can do in pieces
            words.add("--max-duration=" + examination.seconds());
        }
        examination.flags().forEach(flag -> words.add(flag.word()));
        words.add("--");
        words.add(repository(target));
        return Call.of(words);
    }

    @Override
    public Call compact(Target target) throws BorgFailedException {
        return Call.of(List.of("compact", "--verbose", "--progress", "--log-json", lockWait, "--", repository(target)));
    }

    @Override
    public Call breakLock(Target target) throws BorgFailedException {
        return Call.of(List.of("break-lock", "--log-json", lockWait, "--", repository(target)));
    }

    @Override
    public Call reserve(Target target, long bytes) throws BorgFailedException {
        return Call.of(List.of(
                "config",
                "--log-json",
                lockWait,
                "--",
                repository(target),
                "additional_free_space",
                Long.toString(bytes)));
    }

    @Override
    public Call deleteCheckpoint(Target target, String archive) throws BorgFailedException {
        return delete(target, List.of(archive + CHECKPOINT));
    }

    private List<String> reading(Target target, List<String> verb, String place) {
        var words = new ArrayList<>(verb);
        words.add("--log-json");
        words.add(lockWait);
        if (target.bypassLock()) {
            words.add("--bypass-lock");
        }
        words.add("--");
        words.add(place);
        return words;
    }

    private static List<String> with(List<String> words, List<String> more) {
        var all = new ArrayList<>(words);
        all.addAll(more);
        return all;
    }

    /** Borg takes paths as patterns. The style {@code pp:} is the entry itself and what is below it, letter by letter. */
    private static List<String> exactly(List<String> paths) {
        return paths.stream().map(path -> "pp:" + path).toList();
    }

    /** The entry itself, without what is below it. Not {@code pf:}, of which borg 1.2 says that it never matched. */
    private static List<String> alone(List<String> folders) {
        return folders.stream()
                .map(folder -> "re:^" + SPECIAL.matcher(folder).replaceAll("\\\\$0") + "\\Z")
                .toList();
    }

    private static String location(Target target, String archive) throws BorgFailedException {
        if (archive.isEmpty() || archive.contains("/") || archive.indexOf(0) >= 0) {
            throw refused("'%s' cannot be the name of an archive: a name has at least one character, and no slash."
                    .formatted(archive));
        }
        return repository(target) + "::" + literally(archive);
    }

    private static String repository(Target target) throws BorgFailedException {
        var path = target.path();
        if (!path.startsWith("/") || path.contains("::") || path.endsWith(":") || path.indexOf(0) >= 0) {
            throw refused("'%s' cannot be the place of a repository: give an absolute path without two colons in a row."
                    .formatted(path));
        }
        return literally(path);
    }

    /** Borg replaces placeholders such as {@code {now}} in locations, in all verbs. */
    private static String literally(String text) {
        return text.replace("{", "{{").replace("}", "}}");
    }

    private static void check(Creation creation) throws BorgFailedException {
        var name = creation.archive();
        if (name.startsWith("-") || !name.equals(name.strip()) || name.contains(CHECKPOINT)) {
            throw refused(("'%s' cannot be the name of a new archive: it may not begin with a dash, begin or end with a"
                            + " blank, or have '%s' in it, which borg hides.")
                    .formatted(name, CHECKPOINT));
        }
        if (creation.sources().isEmpty()) {
            throw refused("There is nothing to back up: choose at least one folder.");
        }
        for (var source : creation.sources()) {
            if (!source.startsWith("/")) {
                throw refused("'%s' cannot be backed up: give an absolute path.".formatted(source));
            }
        }
        if (!COMPRESSION.matcher(creation.compression()).matches()) {
            throw refused("'%s' is no compression. Examples are lz4, zstd,10 and auto,zlib,6."
                    .formatted(creation.compression()));
        }
    }

    private static BorgFailedException refused(String sentence) {
        return new BorgFailedException(new Failure(Failure.Kind.INVALID, sentence));
    }
}
