package org.borgui.api.notice;

import java.time.Instant;
import java.util.Locale;
import org.borgui.api.RepositoryId;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, for people who do not look at the console. It may arrive twice: the key is the same then.
 *
 * @param key of what happened, such as {@code job-17-ended}
 * @param title one line, without control characters
 * @param text sentences, in lines
 * @param repository null when it is about none
 * @param plan the name of the plan; null when it is about none
 * @param concerns the mail address of the user whose account it is about, to whom mail is sent as well; null when there is none
 */
public record Notice(
        String key,
        Topic topic,
        Level level,
        String title,
        String text,
        Instant at,
        @Nullable RepositoryId repository,
        @Nullable String plan,
        @Nullable String concerns) {

    /** One that is about nobody's account. */
    public Notice(
            String key,
            Topic topic,
            Level level,
            String title,
            String text,
            Instant at,
            @Nullable RepositoryId repository,
            @Nullable String plan) {
        this(key, topic, level, title, text, at, repository, plan, null);
    }

    /** How good or bad it is. */
    public enum Level {
        INFO,
        SUCCESS,
        WARNING,
        FAILURE;

        /** The name on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What ends a line, steers a terminal or turns the direction of writing. */
    private static final String CONTROLS = "\\p{Cc}\\u061C\\u200E\\u200F\\u2028\\u2029\\u202A-\\u202E\\u2066-\\u2069";

    /** Names of archives and repositories are anybody's: a line break in a title would forge a header or a second line. */
    public Notice {
        title = title.replaceAll("[%s]+".formatted(CONTROLS), " ").strip();
        text = text.replaceAll("[%s&&[^\\n]]+".formatted(CONTROLS), " ");
    }

    /** Tells it from every other one, also of another server: letters, digits, dots and hyphens alone. */
    public String token() {
        return "%s.%d".formatted(key.replaceAll("[^A-Za-z0-9-]", "-"), at.getEpochSecond());
    }

    /** The same with another title. */
    public Notice titled(String other) {
        return new Notice(key, topic, level, other, text, at, repository, plan, concerns);
    }
}
