package org.borgui.posture;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.borgui.api.access.Caller;
import org.borgui.api.posture.PostureService;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.spi.command.Command;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code doctor --posture}: what is weak, for a shell or a script. */
@Component(service = Command.class)
public final class PostureCommand implements Command {

    /** Framework property, set by the launcher where no server runs. */
    private static final String ONE_COMMAND = "borgui.command";

    private static final int WRONG_WORDS = 2;
    private static final String LINE = "%-8s %s";

    private final PostureService posture;
    private final boolean running;

    @Activate
    public PostureCommand(@Reference PostureService posture, BundleContext framework) {
        this(posture, framework.getProperty(ONE_COMMAND) == null);
    }

    PostureCommand(PostureService posture, boolean running) {
        this.posture = posture;
        this.running = running;
    }

    @Override
    public String name() {
        return "doctor --posture";
    }

    @Override
    public String usage() {
        return "  tells what is weak about this server; ends with 1 when something is pressing";
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws IOException {
        if (!words.isEmpty()) {
            terminal.say("borg-ui " + name() + usage());
            return WRONG_WORDS;
        }
        var found = posture.look(Caller.shell());
        for (var weakness : found) {
            var object = weakness.object().isEmpty() ? "" : ": " + weakness.object();
            terminal.say(
                    LINE.formatted(weakness.severity().name().toLowerCase(Locale.ROOT), weakness.title()) + object);
            terminal.say(LINE.formatted("", weakness.reason()));
            terminal.say(LINE.formatted("", weakness.remedy()));
        }
        if (found.isEmpty()) {
            terminal.say(LINE.formatted("ok", "nothing weak was found"));
        }
        if (!running) {
            terminal.say(LINE.formatted(
                    "hint",
                    "the server is stopped: its address, its repositories and borg were not looked at; ask again while"
                            + " it runs"));
        }
        return found.stream().map(Weakness::severity).anyMatch(Severity.HIGH::equals) ? 1 : 0;
    }
}
