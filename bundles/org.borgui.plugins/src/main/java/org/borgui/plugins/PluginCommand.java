package org.borgui.plugins;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.borgui.api.access.Caller;
import org.borgui.api.plugin.Plugin;
import org.borgui.api.plugin.PluginFile;
import org.borgui.api.plugin.PluginService;
import org.borgui.spi.command.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * {@code plugin list|install|update|remove}: the way in and out where no console answers, for instance because a plugin keeps
 * the server from starting.
 */
@Component(service = Command.class)
public final class PluginCommand implements Command {

    private static final Caller CALLER = Caller.shell();
    private static final String APPROVE = "--approve=";
    private static final int DONE = 0;
    private static final int WRONG_WORDS = 2;

    private final PluginService plugins;

    @Activate
    public PluginCommand(@Reference PluginService plugins) {
        this.plugins = plugins;
    }

    @Override
    public String name() {
        return "plugin";
    }

    @Override
    public String usage() {
        return "list | install FILE|NAME|SHA256 [--approve=SHA256] | update FILE|NAME|SHA256 [--approve=SHA256] | remove NAME"
                + "   shows and changes plugins";
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws IOException {
        var verb = words.isEmpty() ? "" : words.get(0);
        var names =
                words.stream().skip(1).filter(word -> !word.startsWith("--")).toList();
        var options =
                words.stream().skip(1).filter(word -> word.startsWith("--")).toList();
        var isChange = verb.equals("install") || verb.equals("update");
        if (isChange && names.size() == 1 && options.stream().allMatch(option -> option.startsWith(APPROVE))) {
            return install(verb, names.get(0), options, terminal);
        }
        if (verb.equals("remove") && names.size() == 1 && options.isEmpty()) {
            plugins.remove(CALLER, names.get(0));
            terminal.say(names.get(0) + " is removed.");
            return DONE;
        }
        if (verb.equals("list") && names.isEmpty() && options.isEmpty()) {
            list(terminal);
            return DONE;
        }
        terminal.say("borg-ui plugin " + usage());
        return WRONG_WORDS;
    }

    private int install(String verb, String what, List<String> options, Terminal terminal) throws IOException {
        var file = file(what);
        if (verb.equals("update")) {
            plugins.get(CALLER, file.name());
        }
        var plugin = plugins.install(CALLER, file.sha256(), options.contains(APPROVE + file.sha256()));
        terminal.say(line(plugin));
        return DONE;
    }

    /** A path leads to a file of this machine; all else names one that is known. */
    private PluginFile file(String what) throws IOException {
        if (!what.contains("/")) {
            return plugins.files(CALLER).stream()
                    .filter(file -> file.sha256().equals(what) || file.name().equals(what))
                    .findFirst()
                    .orElseThrow(() -> Refusals.unknown(
                            "There is no file of a plugin %s. Those that there are: borg-ui plugin list. A jar is named by its whole path."
                                    .formatted(what)));
        }
        var path = Path.of(what);
        if (!path.isAbsolute() || !Files.isRegularFile(path)) {
            throw Refusals.unknown("There is no file %s. Its whole path is needed, from / on.".formatted(what));
        }
        try (var in = Files.newInputStream(path)) {
            return plugins.add(CALLER, in);
        }
    }

    private void list(Terminal terminal) throws IOException {
        for (var plugin : plugins.list(CALLER)) {
            terminal.say(line(plugin));
        }
        for (var file : plugins.files(CALLER)) {
            if (!file.installed()) {
                terminal.say("%-9s %s %s  %s  %s"
                        .formatted(
                                "available",
                                file.name(),
                                file.version(),
                                file.sha256(),
                                String.join(" ", file.doubts()))
                        .strip());
            }
        }
    }

    private static String line(Plugin plugin) {
        return "%-9s %s %s  %s"
                .formatted(
                        plugin.state().name().toLowerCase(java.util.Locale.ROOT),
                        plugin.name(),
                        plugin.version(),
                        plugin.trouble())
                .strip();
    }
}
