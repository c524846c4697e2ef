package org.borgui.vault;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.borgui.api.access.Caller;
import org.borgui.spi.command.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code borg-ui rotate-key}: seals all secrets with a new key, and waits until that is done. */
@Component
public final class RotateKeyCommand implements Command {

    private static final String FILE = "--key-file";
    private static final Caller CALLER = Caller.shell();

    private final KeyRotation rotation;

    @Activate
    public RotateKeyCommand(@Reference KeyRotation rotation) {
        this.rotation = rotation;
    }

    @Override
    public String name() {
        return "rotate-key";
    }

    @Override
    public String usage() {
        return "[--key-file]   seals all secrets with a new key; with --key-file makes the file .secret_key anew as well";
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws IOException {
        if (!words.isEmpty() && !words.equals(List.of(FILE))) {
            terminal.say("rotate-key " + usage());
            return 2;
        }
        if (words.contains(FILE)) {
            rotation.renewOwnFile(CALLER);
            terminal.say(
                    "The key file was made anew. Keep a copy of it elsewhere: copies of the one of before open nothing"
                            + " that is kept from now on.");
        }
        var left = rotated();
        var now = rotation.standing(CALLER);
        if (left.isEmpty()) {
            terminal.say("All secrets are sealed with the new key %s. Older keys are gone.".formatted(now.current()));
            return 0;
        }
        terminal.say("The new key %s seals from now on, and older ones have to stay:".formatted(now.current()));
        for (var sentence : left) {
            terminal.say("  " + sentence);
        }
        return 1;
    }

    private List<String> rotated() {
        try {
            return rotation.begin(CALLER).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of("It goes on in the background.");
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }
}
