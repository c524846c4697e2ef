package org.borgui.core.settings;

import static org.borgui.spi.state.StateStore.Durability.DURABLE;

import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Caller;
import org.borgui.api.system.ServerSettings;
import org.borgui.api.system.SettingsService;
import org.borgui.core.Listeners;
import org.borgui.spi.state.Query;
import org.borgui.state.State;
import org.borgui.state.State.Reading;
import org.borgui.state.State.Writing;
import org.borgui.state.Stored;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the settings, and tells of changes those of this bundle who go by them. */
@Component(service = {SettingsService.class, SettingsKeeper.class})
public final class SettingsKeeper implements SettingsService {

    private static final Logger LOG = LoggerFactory.getLogger(SettingsKeeper.class);

    private final State state;
    private final AccessService access;
    private final Listeners<Consumer<ServerSettings>> listeners = new Listeners<>();
    private volatile ServerSettings now;

    @Activate
    public SettingsKeeper(@Reference State state, @Reference AccessService access) {
        this.state = state;
        this.access = access;
        state.open(SettingsDocument.KIND);
        this.now = state.read(SettingsKeeper::stored)
                .map(kept -> kept.value().settings())
                .orElse(ServerSettings.usual());
    }

    @Override
    public ServerSettings get() {
        return now;
    }

    @Override
    public synchronized ServerSettings change(Caller caller, UnaryOperator<ServerSettings> change) {
        access.requireAdmin(caller);
        var wanted = change.apply(now);
        SettingsRules.require(wanted);
        state.write(DURABLE, writing -> keep(writing, SettingsDocument.of(wanted)));
        now = wanted;
        LOG.info("{} changed the settings of the server", caller.username());
        listeners.tell(listener -> listener.accept(wanted));
        return wanted;
    }

    private static Stored<SettingsDocument> keep(Writing writing, SettingsDocument wanted) {
        return stored(writing)
                .map(old -> writing.put(SettingsDocument.KIND, old.with(wanted)))
                .orElseGet(() -> writing.add(SettingsDocument.KIND, writing.nextId(SettingsDocument.KIND), wanted));
    }

    private static Optional<Stored<SettingsDocument>> stored(Reading reading) {
        return reading
                .find(
                        SettingsDocument.KIND,
                        Query.all(SettingsDocument.KIND.name()).limit(1))
                .stream()
                .findFirst();
    }

    /** The listener is told how it is now, and of every change. */
    public synchronized void listen(Consumer<ServerSettings> listener) {
        listeners.add(listener);
        listener.accept(now);
    }

    public void forget(Consumer<ServerSettings> listener) {
        listeners.remove(listener);
    }
}
