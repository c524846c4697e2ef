package org.borgui.rest.repositories;

import java.util.List;
import java.util.Set;
import org.borgui.api.RefusedException;
import org.borgui.rest.PartialBody;

/** Refuses what only plugins can do. A field that asks for nothing special is let through, since clients send them all. */
public final class Unavailable {

    private static final List<String> CONNECTIONS = List.of("connection_id", "agent_machine_id", "rclone_remote_id");

    private Unavailable() {}

    static void check(PartialBody body) {
        for (String field : CONNECTIONS) {
            if (body.raw(field).filter(value -> !value.isNull()).isPresent()) {
                throw plugin("'%s'".formatted(field));
            }
        }
        only(body, "execution_target", Set.of("local"));
        only(body, "executor_type", Set.of("server"));
        only(body, "storage_backend", Set.of("local"));
        if (body.flag("cloud_mirror_enabled").orElse(false)) {
            throw plugin("A mirror in the cloud");
        }
        if (body.number("borg_version").orElse(1) != 1) {
            throw plugin("Borg 2");
        }
    }

    /** The refusal of something special. */
    public static RefusedException plugin(String what) {
        return RefusedException.invalid(
                "backend.errors.repo.pluginNeeded", "%s needs a plugin that is not installed.".formatted(what));
    }

    private static void only(PartialBody body, String field, Set<String> known) {
        body.text(field).filter(value -> !known.contains(value)).ifPresent(value -> {
            throw plugin("'%s' as '%s'".formatted(value, field));
        });
    }
}
