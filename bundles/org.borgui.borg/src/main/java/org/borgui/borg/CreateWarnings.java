package org.borgui.borg;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;

/** What a create that ended with warnings could not do, in sentences. */
final class CreateWarnings {

    private static final Pattern NOT_THERE = Pattern.compile("(.*?): (?:[a-z_]+: )?\\[Errno 2\\] .*", Pattern.DOTALL);
    private static final String NO_SPACE = "[Errno 28]";

    private final Said said;
    private final String repository;
    private final List<String> sources;
    private final List<String> missing = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private boolean full;

    CreateWarnings(Said said, List<String> sources, String repository) {
        this.said = said;
        this.repository = repository;
        this.sources = sources.stream().map(CreateWarnings::plain).toList();
        said.warnings().forEach(warning -> sort(warning.text()));
    }

    private void sort(String text) {
        var match = NOT_THERE.matcher(text);
        if (match.matches() && sources.contains(plain(match.group(1)))) {
            missing.add(match.group(1));
        } else if (text.contains(NO_SPACE)) {
            full = true;
        } else {
            others.add(text);
        }
    }

    boolean allSourcesMissing() {
        return missing.size() == sources.size();
    }

    Failure failure() {
        return new Failure(
                Kind.SOURCE_MISSING,
                "Nothing was backed up: %s. Check the path, and that its disk is mounted.".formatted(missingText()),
                said.evidence());
    }

    String sentence() {
        var sentences = new ArrayList<String>();
        if (full) {
            // Borg names the file it was just reading, but it is the repository that could not be written.
            sentences.add("The disk of the repository %s became full, so files are missing from the archive."
                    .formatted(Visible.text(repository)));
        }
        if (!missing.isEmpty()) {
            sentences.add(missingText() + "; the rest was backed up.");
        }
        var more =
                said.warned() - missing.size() - (full ? said.warnings().size() - missing.size() - others.size() : 0);
        if (!others.isEmpty()) {
            sentences.add(
                    more == 1
                            ? "Borg warned of " + Visible.text(others.get(0))
                            : "Borg warned %d times, first of %s".formatted(more, Visible.text(others.get(0))));
        }
        return sentences.isEmpty()
                ? "Borg ended with a warning; the log has the details."
                : String.join(" ", sentences);
    }

    private String missingText() {
        return missing.size() == 1
                ? "The source %s does not exist".formatted(Visible.text(missing.get(0)))
                : "The sources %s do not exist".formatted(Visible.text(String.join(", ", missing)));
    }

    private static String plain(String path) {
        var end = path.length();
        while (end > 1 && path.charAt(end - 1) == '/') {
            end--;
        }
        return path.substring(0, end);
    }
}
