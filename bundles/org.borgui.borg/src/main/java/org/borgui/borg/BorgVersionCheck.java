package org.borgui.borg;

import java.util.List;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.posture.PostureCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Whether the installed borg is one with known problems. */
@Component
public final class BorgVersionCheck implements PostureCheck {

    private final InstalledBorg installed;

    @Activate
    public BorgVersionCheck(@Reference BorgProgram program) {
        this(program.installed());
    }

    BorgVersionCheck(InstalledBorg installed) {
        this.installed = installed;
    }

    @Override
    public List<Weakness> look() {
        try {
            var version = installed.version();
            return version.hasKnownProblems() ? List.of(weakness(version.text())) : List.of();
        } catch (BorgFailedException e) {
            return List.of(); // a borg that is missing is no weakness, and told at every turn
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static Weakness weakness(String version) {
        return new Weakness(
                "borg.old",
                Severity.MEDIUM,
                "The installed borg has known problems",
                "Borg " + version
                        + " is older than 1.2.5: who can write to a repository can make it believe in archives that"
                        + " nobody made (CVE-2023-36811). Some distributions mend this without raising the number: then"
                        + " nothing is amiss.",
                "Look whether your distribution has mended it (Debian: apt changelog borgbackup). Else install borg 1.2.8 or 1.4,"
                        + " first where repositories are served, then here, and follow borg's notes on upgrading from before"
                        + " 1.2.5.",
                null,
                version);
    }
}
