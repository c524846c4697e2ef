package org.borgui.borg;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** What borg said on its error output during one run: in bounded memory, however much it is. Safe for two threads. */
final class Said {

    private static final int EVIDENCE_LINES = 25;
    private static final int KEPT = 100;

    private final Deque<String> last = new ArrayDeque<>();
    private final List<Line.Message> errors = new ArrayList<>();
    private final List<Line.Message> warnings = new ArrayList<>();
    private final Answers answers;
    private final Consumer<String> log;
    private final Consumer<Line> others;
    private final List<String> damaged = new ArrayList<>();
    private long warned;
    private String usage = "";

    /**
     * @param log told each readable line
     * @param others told what is not for people to read: progress and lists
     */
    Said(Answers answers, Consumer<String> log, Consumer<Line> others) {
        this.answers = answers;
        this.log = log;
        this.others = others;
    }

    static Said silently(Answers answers) {
        return new Said(answers, line -> {}, line -> {});
    }

    synchronized void hear(String text) {
        var line = answers.line(text);
        if (line instanceof Line.Message message && !message.isListed()) {
            keep(message);
        } else if (line instanceof Line.Raw raw) {
            if (raw.text().contains(": error: ")) {
                usage = raw.text().substring(raw.text().indexOf(": error: ") + ": error: ".length());
            }
            tell(raw.text());
        } else {
            others.accept(line);
        }
    }

    private void keep(Line.Message message) {
        if (message.isError() && errors.size() < KEPT) {
            errors.add(message);
        }
        if (message.isWarning()) {
            warned++;
            if (warnings.size() < KEPT) {
                warnings.add(message);
            }
            answers.damaged(message.text())
                    .filter(path -> damaged.size() < KEPT)
                    .ifPresent(damaged::add);
        }
        var prefix = message.isError() ? "ERROR: " : message.isWarning() ? "WARNING: " : "";
        message.text().lines().filter(line -> !line.isBlank()).forEach(line -> tell(prefix + line));
    }

    private void tell(String text) {
        var line = Visible.text(text);
        if (last.size() == EVIDENCE_LINES) {
            last.removeFirst();
        }
        last.addLast(line);
        log.accept(line);
    }

    synchronized List<Line.Message> errors() {
        return List.copyOf(errors);
    }

    /** The first hundred. */
    synchronized List<Line.Message> warnings() {
        return List.copyOf(warnings);
    }

    /** The first hundred entries of which borg only warns, although what it gave for them is not what was backed up. */
    synchronized List<String> damaged() {
        return List.copyOf(damaged);
    }

    /** How many warnings there were. */
    synchronized long warned() {
        return warned;
    }

    /** Why borg did not accept its arguments; empty when it did. */
    synchronized String usage() {
        return usage;
    }

    /** The last line that looks like an exception of borg's language, such as {@code re.error: missing )}. */
    synchronized Optional<String> exception() {
        return last.stream()
                .filter(line -> line.matches("[\\w.]*(error|Error|Exception): .+"))
                .reduce((earlier, later) -> later);
    }

    /** The last lines, for whoever wants to see borg's own words. */
    synchronized String evidence() {
        return String.join("\n", last);
    }
}
