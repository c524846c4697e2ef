package org.borgui.rest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where sources lie; always on this machine. */
public record SourceLocation(
        String sourceType, @Nullable Long sourceSshConnectionId, @Nullable Long agentMachineId, List<String> paths) {

    /** The one place of these paths, or none. */
    public static List<SourceLocation> of(List<String> paths) {
        return paths.isEmpty() ? List.of() : List.of(new SourceLocation("local", null, null, paths));
    }
}
