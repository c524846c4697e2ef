package org.borgui.core.plans;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.borgui.api.plan.Destination;
import org.borgui.api.plan.Plan;
import org.borgui.api.repository.Repository;
import org.borgui.core.repositories.RepositoryRegistry;

/** Looks whether what a plan needs is there, such as a disk that is plugged in now and then. */
final class Readiness {

    private final RepositoryRegistry registry;

    Readiness(RepositoryRegistry registry) {
        this.registry = registry;
    }

    /** What is not there, as a sentence; empty when the plan can run. */
    Optional<String> lacking(Plan plan) {
        var repositories = plan.active().stream()
                .map(Destination::repository)
                .flatMap(id -> registry.find(id).stream())
                .toList();
        var sources = plan.kind() == Plan.Kind.PLAN
                ? plan.backup().sources().stream()
                : repositories.stream().flatMap(repository -> repository.backup().sources().stream());
        return Stream.concat(
                        sources.filter(source -> !Files.exists(Path.of(source)))
                                .map("The source %s is not there."::formatted),
                        repositories.stream()
                                .map(Repository::path)
                                .filter(path -> path.startsWith("/") && !Files.isDirectory(Path.of(path)))
                                .map("The repository %s is not there."::formatted))
                .findFirst();
    }
}
