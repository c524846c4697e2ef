package org.borgui.core.plans;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.borgui.api.RefusedException;
import org.borgui.api.plan.Destination;
import org.borgui.api.plan.Plan;
import org.borgui.api.repository.Repository;
import org.borgui.core.repositories.RepositoryRegistry;

/** Looks whether what a plan needs is there, such as a disk that is plugged in now and then. */
final class Readiness {

    private final RepositoryRegistry registry;
    private final Disks disks;

    Readiness(RepositoryRegistry registry, Disks disks) {
        this.registry = registry;
        this.disks = disks;
    }

    /** What is not there, as a sentence; empty when the plan can run. */
    Optional<String> lacking(Plan plan) {
        var repositories = plan.active().stream()
                .map(Destination::repository)
                .flatMap(id -> registry.find(id).stream())
                .toList();
        var sources = plan.kind() == Plan.Kind.PLAN
                ? plan.backup().sources()
                : repositories.stream()
                        .flatMap(repository -> repository.backup().sources().stream())
                        .toList();
        try {
            return disks.ask(plan.id(), () -> missing(sources, repositories));
        } catch (RefusedException e) {
            return Optional.of(e.getMessage());
        }
    }

    private static Optional<String> missing(List<String> sources, List<Repository> repositories) throws IOException {
        for (var source : sources) {
            var path = Path.of(source);
            if (!Files.exists(path)) {
                return Optional.of("The source %s is not there.".formatted(source));
            }
            if (Files.isDirectory(path) && isEmpty(path)) {
                return Optional.of("The source %s is empty: its disk may not be mounted.".formatted(source));
            }
        }
        return repositories.stream()
                .map(Repository::path)
                .filter(path -> path.startsWith("/") && !Files.isDirectory(Path.of(path)))
                .findFirst()
                .map("The repository %s is not there."::formatted);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (var children = Files.newDirectoryStream(folder)) {
            return !children.iterator().hasNext();
        }
    }
}
