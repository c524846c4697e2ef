package org.borgui.rest;

import java.util.Map;
import org.borgui.api.access.Caller;
import org.borgui.api.system.KeyService;

/** Two secrets, and a key that is never given up. */
final class FakeKeys implements KeyService {

    private boolean rotating;

    @Override
    public Standing standing(Caller caller) {
        return rotating
                ? new Standing("0badcafe", 2, Map.of("0badcafe", 1L, "5eed5eed", 1L), true, Source.DATA_DIRECTORY)
                : new Standing("5eed5eed", 1, Map.of("5eed5eed", 2L), false, Source.DATA_DIRECTORY);
    }

    @Override
    public Standing rotate(Caller caller) {
        rotating = true;
        return standing(caller);
    }
}
