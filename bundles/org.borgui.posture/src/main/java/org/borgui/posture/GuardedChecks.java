package org.borgui.posture;

import static java.util.Comparator.comparing;
import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Caller;
import org.borgui.api.posture.PostureService;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.spi.posture.PostureCheck;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks every check that is installed, all at once. One that fails, or does not answer, is a weakness itself. */
@Component
public final class GuardedChecks implements PostureService {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedChecks.class);
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final AccessService access;
    private final Duration patience;
    private final List<Installed> checks = new CopyOnWriteArrayList<>();
    private final ExecutorService workers = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "posture");
        thread.setDaemon(true);
        return thread;
    });

    private record Asked(PostureCheck check, Future<List<Weakness>> answer) {}

    /** A check, and its answer that is waited for: it is never asked twice at once, however long it takes. */
    private final class Installed {

        private final PostureCheck check;
        private @Nullable Future<List<Weakness>> outstanding;

        Installed(PostureCheck check) {
            this.check = check;
        }

        synchronized Asked ask() {
            var answer = outstanding;
            if (answer == null || answer.isDone()) {
                answer = workers.submit(check::look);
                outstanding = answer;
            }
            return new Asked(check, answer);
        }
    }

    @Activate
    public GuardedChecks(@Reference AccessService access) {
        this(access, PATIENCE);
    }

    GuardedChecks(AccessService access, Duration patience) {
        this.access = access;
        this.patience = patience;
    }

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void addCheck(PostureCheck check) {
        checks.add(new Installed(check));
    }

    void removeCheck(PostureCheck check) {
        checks.removeIf(installed -> installed.check == check);
    }

    @Deactivate
    void close() {
        workers.shutdown();
    }

    @Override
    public List<Weakness> look(Caller caller) {
        access.requireAdmin(caller);
        var asked = checks.stream().map(Installed::ask).toList();
        var end = System.nanoTime() + patience.toNanos();
        return asked.stream()
                .flatMap(one -> answer(one, end).stream())
                .sorted(comparing(Weakness::severity)
                        .thenComparing(Weakness::id)
                        .thenComparing(Weakness::object))
                .toList();
    }

    private List<Weakness> answer(Asked asked, long end) {
        try {
            return asked.answer().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            // not interrupted: it may be in the middle of reading the state
            return List.of(silent(asked.check(), "It did not answer within %d ms.".formatted(patience.toMillis())));
        } catch (ExecutionException e) {
            LOG.warn("The check {} failed", asked.check().getClass().getName(), e.getCause());
            return List.of(silent(asked.check(), "It failed: " + e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of(silent(asked.check(), "Looking was interrupted."));
        }
    }

    private static Weakness silent(PostureCheck check, String reason) {
        return new Weakness(
                "posture.unknown",
                Severity.MEDIUM,
                "One check gave no answer",
                reason + " What it looks at may be weak.",
                "Look again. If it stays so, the log of the server says more.",
                null,
                check.getClass().getSimpleName());
    }
}
