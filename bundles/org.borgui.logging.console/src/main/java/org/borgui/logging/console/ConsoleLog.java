package org.borgui.logging.console;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.jul.LevelChangePropagator;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;

/**
 * Logs to standard output, at the level of {@code LOG_LEVEL} (ERROR, WARN, INFO, DEBUG or TRACE; INFO without it). A
 * {@code logback.xml} of one's own comes first; without one no XML is read, which is a good part of a second at the start.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_NORMAL_PRIORITY)
public final class ConsoleLog extends ContextAwareBase implements Configurator {

    /** Nobody can forge a line: in a message each control, format or line separator character becomes a space. */
    private static final String MESSAGE = "%replace(%msg){'[\\p{C}\\p{Zl}\\p{Zp}]', ' '}";

    /** In a stack trace each line is indented and marked. */
    private static final String STACK =
            "%replace(%replace(%ex){'[\\p{C}\\p{Zl}\\p{Zp}&&[^\\n\\t]]', ' '}){'(\\n)(?=.)', '$1  | '}%nopex";

    private static final Map<String, Level> CAPPED = Map.of(
            // its DEBUG prints tokens
            "org.pac4j", Level.INFO,
            // its DEBUG comes while a class is being loaded, which may be one that writing it needs
            "org.apache.aries.spifly", Level.INFO,
            // warns of every resource that is an instance; all of ours are
            "org.glassfish.jersey.internal.inject.Providers", Level.ERROR,
            // misses a default server; ours is made elsewhere
            "org.eclipse.jetty.osgi.JettyBootstrapActivator", Level.ERROR,
            // one line for each key taken from the environment
            "org.apache.felix.configadmin.plugin.interpolation", Level.WARN);

    @Override
    public ExecutionStatus configure(LoggerContext log) {
        if (System.getProperty("logback.configurationFile") != null) {
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        }
        followedByJul(log);
        var root = log.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(setting("LOG_LEVEL").orElse("INFO"), Level.INFO));
        root.addAppender(standardOutput(log));
        CAPPED.forEach((name, level) -> log.getLogger(name).setLevel(level));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getProperty(name)).or(() -> Optional.ofNullable(System.getenv(name)));
    }

    private static ConsoleAppender<ILoggingEvent> standardOutput(LoggerContext log) {
        var encoder = new PatternLayoutEncoder();
        encoder.setContext(log);
        encoder.setCharset(StandardCharsets.UTF_8);
        encoder.setPattern("%d{yyyy-MM-dd'T'HH:mm:ss.SSSXXX} %-5level %logger{36} - " + MESSAGE + "%n" + STACK);
        encoder.start();
        var out = new ConsoleAppender<ILoggingEvent>();
        out.setContext(log);
        out.setEncoder(encoder);
        out.start();
        return out;
    }

    /** What is not printed then costs nothing in java.util.logging either. */
    private static void followedByJul(LoggerContext log) {
        var levels = new LevelChangePropagator();
        levels.setContext(log);
        levels.setResetJUL(true);
        levels.start();
        log.addListener(levels);
    }
}
