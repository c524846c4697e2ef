package org.borgui.rest;

import java.util.function.UnaryOperator;
import org.borgui.api.access.Caller;
import org.borgui.api.system.ServerSettings;
import org.borgui.api.system.SettingsService;

/** Settings that take whatever they are given. */
public final class FakeSettings implements SettingsService {

    private ServerSettings now = ServerSettings.usual();

    @Override
    public ServerSettings get() {
        return now;
    }

    @Override
    public ServerSettings change(Caller caller, UnaryOperator<ServerSettings> change) {
        now = change.apply(now);
        return now;
    }
}
