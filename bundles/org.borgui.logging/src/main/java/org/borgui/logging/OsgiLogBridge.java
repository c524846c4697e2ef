package org.borgui.logging;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.log.LogEntry;
import org.osgi.service.log.LogListener;
import org.osgi.service.log.LogReaderService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes entries of the OSGi Log Service on to SLF4J, under the logger {@code osgi.<symbolic name>}.
 *
 * <p>What was logged before this component came is passed on first, oldest first; an entry that arrives in that moment
 * may be written twice, none is lost. Entries come from one thread of the log service.
 */
@Component(
        service = {},
        immediate = true) // nobody asks for it: it works from the moment it is there
public final class OsgiLogBridge implements LogListener {

    /** Begins the loggers of bundle, service and framework events; nobody reads them at INFO. */
    private static final String EVENTS = "Events.";

    private final LogReaderService reader;

    @Activate
    public OsgiLogBridge(@Reference LogReaderService reader) {
        this.reader = reader;
        reader.addLogListener(this);
        List<LogEntry> past = Collections.list(reader.getLog());
        Collections.reverse(past);
        past.forEach(this::logged);
    }

    @Deactivate
    void close() {
        reader.removeLogListener(this);
    }

    @Override
    public void logged(LogEntry entry) {
        Logger logger = LoggerFactory.getLogger("osgi." + source(entry.getBundle()));
        String message = entry.getMessage();
        Throwable thrown = entry.getException();
        switch (entry.getLogLevel()) {
            case AUDIT, ERROR -> logger.error(message, thrown);
            case WARN -> logger.warn(message, thrown);
            case INFO -> {
                if (entry.getLoggerName().startsWith(EVENTS)) {
                    logger.debug(message, thrown);
                } else {
                    logger.info(message, thrown);
                }
            }
            case DEBUG -> logger.debug(message, thrown);
            case TRACE -> logger.trace(message, thrown);
        }
    }

    private static String source(@Nullable Bundle bundle) {
        return bundle == null || bundle.getSymbolicName() == null ? "log" : bundle.getSymbolicName();
    }
}
