package org.borgui.core.system;

import java.util.Optional;
import org.borgui.api.system.SystemService;
import org.borgui.spi.borg.Borg;
import org.borgui.spi.borg.BorgFailedException;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Versions: of this bundle, which is the server's, and of borg. */
@Component
public final class ServerVersion implements SystemService {

    private final String version;
    private final Borg borg;

    @Activate
    public ServerVersion(BundleContext bundle, @Reference Borg borg) {
        var own = bundle.getBundle().getVersion();
        this.version = "%d.%d.%d".formatted(own.getMajor(), own.getMinor(), own.getMicro());
        this.borg = borg;
    }

    @Override
    public String version() {
        return version;
    }

    @Override
    public Optional<String> borgVersion() {
        try {
            return Optional.of(borg.version());
        } catch (BorgFailedException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
