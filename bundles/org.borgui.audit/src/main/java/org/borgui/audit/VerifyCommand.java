package org.borgui.audit;

import java.io.IOException;
import java.util.List;
import org.borgui.api.access.Caller;
import org.borgui.api.audit.AuditLog;
import org.borgui.spi.command.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@code borg-ui audit verify}. */
@Component
public final class VerifyCommand implements Command {

    private final AuditLog log;

    @Activate
    public VerifyCommand(@Reference AuditLog log) {
        this.log = log;
    }

    @Override
    public String name() {
        return "audit verify";
    }

    @Override
    public String usage() {
        return "audit verify    looks whether an entry of the audit log was changed or taken away";
    }

    @Override
    public int run(List<String> words, Terminal terminal) throws IOException {
        if (!words.isEmpty()) {
            terminal.say("usage: " + usage());
            return 2;
        }
        var verdict = log.verify(Caller.shell());
        for (var damage : verdict.damages()) {
            terminal.say(damage);
        }
        terminal.say("%d entries, signed up to entry %d by the key %s: %s"
                .formatted(
                        verdict.entries(),
                        verdict.signed(),
                        verdict.key(),
                        verdict.damages().isEmpty() ? "whole" : "DAMAGED"));
        return verdict.damages().isEmpty() ? 0 : 1;
    }
}
