package org.borgui.state;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import org.borgui.spi.state.Query;
import org.jspecify.annotations.Nullable;

/** The values of a query as they stand in documents. */
final class IndexValues {

    /** Always with all its digits: texts of different length would not be ordered as the times are. */
    static final DateTimeFormatter INSTANT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private IndexValues() {}

    static Query of(Query query) {
        return new Query(
                query.collection(),
                query.index(),
                query.equal().stream().map(IndexValues::of).toList(),
                ofNullable(query.from()),
                ofNullable(query.below()),
                query.descending(),
                query.limit());
    }

    private static @Nullable Object ofNullable(@Nullable Object value) {
        return value == null ? null : of(value);
    }

    private static Object of(Object value) {
        if (value instanceof Instant time) {
            return INSTANT.format(time);
        }
        if (value instanceof Enum<?> constant) {
            return constant.name();
        }
        return value instanceof Integer number ? (Object) number.longValue() : value;
    }
}
