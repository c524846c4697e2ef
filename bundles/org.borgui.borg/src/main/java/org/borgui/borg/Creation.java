package org.borgui.borg;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.borgui.api.job.Parameters;

/**
 * What a create job is told.
 *
 * @param expected bytes there will be, for percent and remaining time
 * @param canary a folder with one file of this server, which is backed up whatever the excludes say; see restore checks
 */
record Creation(
        String archive,
        List<String> sources,
        List<String> excludes,
        String compression,
        boolean excludeCaches,
        boolean oneFileSystem,
        OptionalInt uploadRateKib,
        OptionalLong expected,
        Optional<String> canary) {

    private static final int LONGEST_NUMBER = 18;

    static Creation of(Parameters told) {
        return new Creation(
                told.required("archive"),
                told.list("sources"),
                told.list("excludes"),
                told.text("compression").orElse("lz4"),
                told.flag("excludeCaches"),
                told.flag("oneFileSystem"),
                rate(told),
                number(told, "expectedSize"),
                told.text("canary"));
    }

    private static OptionalInt rate(Parameters told) {
        var rate = number(told, "uploadRateKib");
        return rate.isEmpty()
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.min(rate.getAsLong(), Integer.MAX_VALUE));
    }

    private static OptionalLong number(Parameters told, String name) {
        return told.text(name)
                .filter(text -> text.length() <= LONGEST_NUMBER && text.chars().allMatch(c -> c >= '0' && c <= '9'))
                .filter(text -> !text.isEmpty())
                .map(text -> OptionalLong.of(Long.parseLong(text)))
                .orElse(OptionalLong.empty());
    }
}
