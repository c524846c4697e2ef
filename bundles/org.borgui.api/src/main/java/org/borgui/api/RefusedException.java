package org.borgui.api;

import java.util.Map;

/**
 * A request that is not carried out, and why. Nothing has changed when it is thrown.
 *
 * <p>The key is what programs and translations look for ({@code backend.errors.<area>.<name>}), the message is a sentence
 * that the person who asked can act on. One mapper turns all of them into HTTP answers.
 */
public final class RefusedException extends RuntimeException {

    /** What kind of refusal; each has one HTTP status. */
    public enum Reason {
        INVALID(400),
        UNAUTHENTICATED(401),
        FORBIDDEN(403),
        NOT_FOUND(404),
        CONFLICT(409),
        TOO_LARGE(413),
        UNPROCESSABLE(422),
        LOCKED(423),
        TOO_MANY(429),
        FAILED(500),
        UNAVAILABLE(503),
        TIMED_OUT(504);

        private final int status;

        Reason(int status) {
            this.status = status;
        }

        /** The HTTP status of this kind of refusal. */
        public int status() {
            return status;
        }
    }

    private final Reason reason;
    private final String key;
    private final transient Map<String, Object> params;

    /** A refusal with parameters for its translation; they are texts, numbers or booleans. */
    public RefusedException(Reason reason, String key, Map<String, ?> params, String message) {
        super(message);
        this.reason = reason;
        this.key = key;
        this.params = Map.copyOf(params);
    }

    /** A refusal without parameters. */
    public RefusedException(Reason reason, String key, String message) {
        this(reason, key, Map.of(), message);
    }

    /** What was asked for is wrong in itself. */
    public static RefusedException invalid(String key, String message) {
        return new RefusedException(Reason.INVALID, key, message);
    }

    /** What was asked for is not there. */
    public static RefusedException notFound(String key, String message) {
        return new RefusedException(Reason.NOT_FOUND, key, message);
    }

    /** What was asked for cannot be done in the present state. */
    public static RefusedException conflict(String key, String message) {
        return new RefusedException(Reason.CONFLICT, key, message);
    }

    /** Whoever asks may not. */
    public static RefusedException forbidden(String key, String message) {
        return new RefusedException(Reason.FORBIDDEN, key, message);
    }

    public Reason reason() {
        return reason;
    }

    public String key() {
        return key;
    }

    public Map<String, Object> params() {
        return params;
    }

    /** The sentence for the person who asked. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
