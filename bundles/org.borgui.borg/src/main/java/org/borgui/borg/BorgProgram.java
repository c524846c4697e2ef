package org.borgui.borg;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.borgui.api.job.Failure;
import org.borgui.api.job.Failure.Kind;
import org.borgui.api.repository.RepositoryLock;
import org.borgui.api.system.DataDirectory;
import org.borgui.process.Command;
import org.borgui.process.Exit;
import org.borgui.process.Limits;
import org.borgui.process.OutputListener;
import org.borgui.process.ProcessRunner;
import org.borgui.process.ProgramMissingException;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Target;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** The installed borg. Runs it with a repository's passphrase and this server's own base folder. */
@Component(service = BorgProgram.class, configurationPid = "org.borgui.borg")
@Designate(ocd = BorgProgram.Config.class)
public final class BorgProgram {

    /** Which borg, and how long it may take. */
    @ObjectClassDefinition(name = "Borg", description = "The borg that is run")
    public @interface Config {

        @AttributeDefinition(name = "Program", description = "An absolute path, or a name in the system's PATH")
        String executable() default "borg";

        @AttributeDefinition(name = "Wait for a lock", description = "Seconds until a repository counts as locked")
        int lockWait() default 5;

        @AttributeDefinition(name = "Time for an answer", description = "Seconds for info, list, init and keys")
        long answerSeconds() default 300;

        @AttributeDefinition(name = "Time for a listing", description = "Seconds to list a whole archive")
        long listingSeconds() default 7200;
    }

    private final ProcessRunner runner;
    private final InstalledBorg installed;
    private final String executable;
    private final Path base;
    private final Dialect borg1;
    private final Duration answerTime;
    private final Duration listingTime;

    @Activate
    public BorgProgram(@Reference ProcessRunner runner, @Reference DataDirectory data, Config config) {
        this(
                runner,
                data.folder("borg"),
                config.executable(),
                config.lockWait(),
                Duration.ofSeconds(config.answerSeconds()),
                Duration.ofSeconds(config.listingSeconds()));
    }

    BorgProgram(
            ProcessRunner runner,
            Path base,
            String executable,
            int lockWait,
            Duration answerTime,
            Duration listingTime) {
        this.runner = runner;
        this.base = base;
        this.executable = executable;
        this.installed = new InstalledBorg(runner, executable);
        this.borg1 =
                new Dialect(new Borg1Words(lockWait), new Borg1Answers(ZoneId.systemDefault()), new Borg1Verdicts());
        this.answerTime = answerTime;
        this.listingTime = listingTime;
    }

    Duration answerTime() {
        return answerTime;
    }

    Duration listingTime() {
        return listingTime;
    }

    InstalledBorg installed() {
        return installed;
    }

    String version() throws BorgFailedException, InterruptedException {
        return installed.version().text();
    }

    /** The dialect of the installed borg, or a failure that says what to install. */
    Dialect dialect() throws BorgFailedException, InterruptedException {
        var version = installed.version();
        if (version.isOlderThan(1, 2)) {
            throw failed(Kind.BORG_TOO_OLD, "Borg %s is too old. Install borg 1.2 or 1.4.".formatted(version.text()));
        }
        if (version.major() > 1) {
            throw failed(
                    Kind.BORG,
                    "Borg %s is of a generation that this server does not speak yet. Install borg 1.4 beside it, and name"
                                    .formatted(version.text())
                            + " it in the configuration org.borgui.borg.");
        }
        return borg1;
    }

    /** Who holds borg's lock of a repository on this machine. */
    List<RepositoryLock> holders(Target target) {
        return LockFiles.holders(target.path(), base);
    }

    /** Runs borg to its end and hands out its exit code. */
    int run(Call call, Target target, Said said, Consumer<String> out)
            throws BorgFailedException, InterruptedException {
        try {
            return code(call, runner.run(command(call, target), listener(said, out)), said);
        } catch (IOException e) {
            throw notStarted(e);
        }
    }

    /** Like {@link #run}, for bytes. An exception of the sink is passed on as it is. */
    int stream(Call call, Target target, Said said, OutputStream sink)
            throws BorgFailedException, IOException, InterruptedException {
        try {
            return code(call, runner.stream(command(call, target), sink, listener(said, line -> {})), said);
        } catch (ProgramMissingException e) {
            throw notStarted(e);
        }
    }

    private static OutputListener listener(Said said, Consumer<String> out) {
        return new OutputListener() {
            @Override
            public void out(String line) {
                out.accept(line);
            }

            @Override
            public void err(String line) {
                said.hear(line);
            }
        };
    }

    private Command command(Call call, Target target) {
        var words = new ArrayList<String>();
        words.add(executable);
        words.addAll(call.words());
        var command = Command.of(words)
                .in(call.directory())
                .with(call.input())
                .with(Limits.endless())
                .within(call.timeout())
                .with("BORG_PASSPHRASE", target.passphrase())
                .with("BORG_BASE_DIR", base.toString())
                .with("BORG_EXIT_CODES", "modern")
                .with("LOGNAME", user())
                .with("BORG_DISPLAY_PASSPHRASE", "no")
                .with("BORG_RELOCATED_REPO_ACCESS_IS_OK", "no")
                // Borg asks this of each unencrypted repository that another machine made, so at every import.
                .with("BORG_UNKNOWN_UNENCRYPTED_REPO_ACCESS_IS_OK", "yes");
        for (var answer : call.environment().entrySet()) {
            command = command.with(answer.getKey(), answer.getValue());
        }
        // Borg prints local times without a zone: both sides must mean the same one.
        var zone = System.getenv("TZ");
        return zone == null ? command : command.with("TZ", zone);
    }

    /** Borg writes it into each archive, and fails where the user has a number but no name, as in a container. */
    private static String user() {
        var name = System.getProperty("user.name", "?");
        return name.equals("?") ? "borg-ui" : name;
    }

    private static int code(Call call, Exit exit, Said said) throws BorgFailedException {
        if (exit instanceof Exit.Exited exited) {
            return exited.code();
        }
        throw new BorgFailedException(new Failure(
                Kind.TIMED_OUT,
                "Borg did not answer within %d seconds and was ended. The repository may lie on a disk that does not respond."
                        .formatted(call.timeout().toSeconds()),
                said.evidence()));
    }

    private BorgFailedException notStarted(IOException reason) {
        return reason instanceof ProgramMissingException missing
                        && missing.program().equals(executable)
                ? InstalledBorg.missing(executable)
                : failed(Kind.INTERNAL, "Borg could not be run: " + reason.getMessage());
    }

    private static BorgFailedException failed(Kind kind, String sentence) {
        return new BorgFailedException(new Failure(kind, sentence));
    }
}
