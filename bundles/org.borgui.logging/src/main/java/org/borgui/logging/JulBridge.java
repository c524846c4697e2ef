package org.borgui.logging;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.slf4j.bridge.SLF4JBridgeHandler;

/** Sends {@code java.util.logging}, which Jersey, HK2 and SPI Fly use, to SLF4J instead of to standard error. */
@Component(
        service = {},
        immediate = true) // nobody asks for it: it works from the moment it is there
public final class JulBridge {

    @Activate
    public JulBridge() {
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
    }

    @Deactivate
    void close() {
        SLF4JBridgeHandler.uninstall();
    }
}
