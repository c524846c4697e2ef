package org.borgui.rest.jobs;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobState;
import org.borgui.api.job.JobState.Cancelled;
import org.borgui.api.job.JobState.Failed;
import org.jspecify.annotations.Nullable;

/** What went wrong with a job, as existing clients read it: a JSON object inside a string. */
public final class JobErrors {

    private static final Pattern WORD_BREAK = Pattern.compile("_([a-z])");

    private JobErrors() {}

    /** The text of {@code error_message}; null when nothing went wrong. */
    public static @Nullable String message(Job job) {
        return sentence(job.state())
                .map(sentence -> {
                    var error = JsonNodeFactory.instance.objectNode();
                    error.put("key", "backend.errors.jobs." + name(job.state()));
                    error.putObject("params").put("message", sentence);
                    error.put("message", sentence);
                    return error.toString();
                })
                .orElse(null);
    }

    /** The same for people; null when nothing went wrong. */
    public static @Nullable String sentenceOf(Job job) {
        return sentence(job.state()).orElse(null);
    }

    private static Optional<String> sentence(JobState state) {
        if (state instanceof Failed failed) {
            return Optional.of(failed.failure().message());
        }
        return state instanceof Cancelled ? Optional.empty() : Optional.ofNullable(JobStates.sentence(state));
    }

    private static String name(JobState state) {
        var name = state instanceof Failed failed ? failed.failure().kind().wire() : JobStates.wire(state);
        return WORD_BREAK.matcher(name).replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT));
    }
}
