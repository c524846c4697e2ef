package org.borgui.process;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.borgui.api.system.DataDirectory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Runs programs by the JDK, each under {@code setsid}. What a crash of the server left behind is ended at the start. */
@Component(configurationPid = "org.borgui.process")
@Designate(ocd = JdkProcessRunner.Config.class)
public final class JdkProcessRunner implements ProcessRunner {

    /** How patient the server is with programs that are to end; all in milliseconds. */
    @ObjectClassDefinition(name = "Programs", description = "How programs are ended")
    public @interface Config {

        @AttributeDefinition(name = "After the interrupt signal", description = "Milliseconds, 0 leaves the signal out")
        long interruptMillis() default 5000;

        @AttributeDefinition(name = "After the termination signal", description = "Milliseconds")
        long terminateMillis() default 5000;

        @AttributeDefinition(name = "After the interrupt signal, when the server stops", description = "Milliseconds")
        long shutdownInterruptMillis() default 4000;

        @AttributeDefinition(name = "After the termination signal, when the server stops", description = "Milliseconds")
        long shutdownTerminateMillis() default 3000;

        @AttributeDefinition(name = "For the last output of a program that has ended", description = "Milliseconds")
        long outputGraceMillis() default 1000;
    }

    private static final Logger LOG = LoggerFactory.getLogger(JdkProcessRunner.class);

    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        var thread = new Thread(work, "process-output");
        thread.setDaemon(true);
        return thread;
    });
    private final ProcessTable table = new ProcessTable();
    private final Kill kill = new Kill();
    private final Callers callers = new Callers();
    private final Journal journal;
    private final Patience atShutdown;
    private final Duration grace;
    private final Patience patience;
    private final BooleanSupplier stopping;
    private volatile boolean closing;

    @Activate
    public JdkProcessRunner(BundleContext context, @Reference DataDirectory data, Config config)
            throws IOException, InterruptedException {
        this(
                data.folder("run"),
                Patience.of(config.interruptMillis(), config.terminateMillis()),
                Patience.of(config.shutdownInterruptMillis(), config.shutdownTerminateMillis()),
                Duration.ofMillis(config.outputGraceMillis()),
                () -> context.getBundle(Constants.SYSTEM_BUNDLE_ID).getState() == Bundle.STOPPING);
    }

    /** Runs programs outside of a framework, with the figures that are the default. */
    public JdkProcessRunner(DataDirectory data) throws IOException, InterruptedException {
        this(data.folder("run"), Patience.of(5000, 5000), Patience.of(4000, 3000), Duration.ofSeconds(1), () -> false);
    }

    /** @param stopping whether the server stops, so that callers are interrupted before this runner is closed */
    JdkProcessRunner(Path folder, Patience patience, Patience atShutdown, Duration grace, BooleanSupplier stopping)
            throws IOException, InterruptedException {
        this.journal = new Journal(folder, table.boot());
        this.patience = patience;
        this.atShutdown = atShutdown;
        this.grace = grace;
        this.stopping = stopping;
        endLeftovers();
    }

    /** All at once: one that does not listen keeps the server from starting no longer than several do. */
    private void endLeftovers() throws IOException, InterruptedException {
        var endings = new ArrayList<CompletableFuture<Void>>();
        for (var origin : journal.leftovers()) {
            endings.add(CompletableFuture.runAsync(() -> endLeftover(origin), threads));
        }
        for (var ending : endings) {
            try {
                ending.get();
            } catch (ExecutionException e) {
                LOG.error("What the last run of this server left behind could not be ended", e.getCause());
            }
        }
    }

    private void endLeftover(Origin origin) {
        var family = new Family(table, kill, origin);
        if (!family.members().isEmpty()) {
            LOG.warn("Process {} was left behind by the last run of this server; it is ended", origin.pid());
            try {
                family.end(Patience.of(0, patience.terminate().toMillis()));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        journal.close(origin);
    }

    @Deactivate
    void close() throws InterruptedException {
        closing = true;
        callers.close(atShutdown.all());
        threads.shutdownNow();
    }

    @Override
    public Optional<Path> find(String program) {
        return Programs.find(program);
    }

    @Override
    public Exit run(Command command, OutputListener listener) throws IOException, InterruptedException {
        return execute(command, List.of(), new Lines(command.limits(), listener::out), listener);
    }

    @Override
    public Exit stream(Command command, OutputStream sink, OutputListener listener)
            throws IOException, InterruptedException {
        return execute(command, Programs.widened(), new ReadAhead(sink, threads), listener);
    }

    private Exit execute(Command command, List<String> before, Pipe.Drain out, OutputListener listener)
            throws IOException, InterruptedException {
        if (!callers.enter()) {
            throw new InterruptedException("The server is stopping; no program is started any more");
        }
        try {
            var origin = journal.open();
            try {
                return execute(command, before, origin, out, new Lines(command.limits(), listener::err));
            } finally {
                journal.close(origin);
            }
        } finally {
            callers.leave();
        }
    }

    private Exit execute(Command command, List<String> before, Origin unborn, Pipe.Drain out, Pipe.Drain err)
            throws IOException, InterruptedException {
        var process = builder(command, before, unborn).start();
        LOG.info("Started {} as process {}", command.program(), process.pid());
        var began = table.row(process.pid()).map(ProcessTable.Row::started).orElse(0L);
        var origin = began == 0 ? unborn : unborn.began(process.pid(), began);
        var family = new Family(table, kill, origin);
        try {
            journal.note(origin);
            var pipes = List.of(new Pipe(process.getInputStream(), out), new Pipe(process.getErrorStream(), err));
            var exit = new Run(process, family, pipes, threads, grace)
                    .follow(command.input().bytes(), command.timeout());
            LOG.info("Process {} ended: {}", process.pid(), exit);
            return exit;
        } finally {
            end(family, process);
        }
    }

    private ProcessBuilder builder(Command command, List<String> before, Origin origin) throws IOException {
        var words = new ArrayList<String>();
        words.add(Programs.setsid().toString());
        words.addAll(before);
        words.add(Programs.required(command.program()).toString());
        words.addAll(command.words().subList(1, command.words().size()));
        if (!Files.isDirectory(command.directory())) {
            throw new IOException("The folder %s, in which %s should run, does not exist"
                    .formatted(command.directory(), command.program()));
        }
        var builder = new ProcessBuilder(words).directory(command.directory().toFile());
        var environment = builder.environment();
        environment.clear();
        environment.put("PATH", Programs.PATH);
        environment.put("HOME", System.getProperty("user.home", "/"));
        environment.put("LANG", "C.UTF-8");
        environment.put("LC_ALL", "C.UTF-8");
        environment.putAll(command.environment());
        command.secrets().forEach((name, secret) -> environment.put(name, secret.reveal()));
        environment.put(Family.MARK, origin.mark());
        Optional.ofNullable(MDC.get("job")).ifPresent(job -> environment.put(JOB, job));
        return builder;
    }

    /** Ends whoever is left, on another thread: one more interrupt of the caller must not leave processes behind. */
    private void end(Family family, Process process) {
        var orderly = process.isAlive() ? patience() : Patience.leftovers();
        var ending = CompletableFuture.runAsync(
                () -> {
                    try {
                        family.end(orderly);
                        process.waitFor();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                threads);
        var interrupted = false;
        while (!ending.isDone()) {
            try {
                ending.get();
            } catch (InterruptedException e) {
                interrupted = true;
            } catch (ExecutionException e) {
                LOG.error("The processes of {} could not be ended", process.pid(), e);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Patience patience() {
        return closing || stopping.getAsBoolean() ? atShutdown : patience;
    }
}
