package org.borgui.http;

import java.util.concurrent.TimeUnit;

/**
 * How much of a body is taken, and how long it may take to come. The time is for the whole of it: a byte now and then does
 * not buy more. Whoever sends 64 KiB a second is never too slow.
 *
 * @param bytes of the whole body
 * @param seconds beside those for what has come
 */
record BodyLimit(long bytes, int seconds) {

    private static final long BYTES_PER_SECOND = 64 << 10;

    void check(long count, long nanos) throws RefusedBodyException {
        if (count > bytes) {
            throw RefusedBodyException.tooLong(bytes);
        }
        if (TimeUnit.NANOSECONDS.toSeconds(nanos) > seconds + count / BYTES_PER_SECOND) {
            throw RefusedBodyException.tooSlow();
        }
    }
}
