package org.borgui.plugins;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last lines of each plugin's loggers: those whose names begin with that of the plugin. Any thread. */
final class PluginLog extends AppenderBase<ILoggingEvent> {

    private static final int LINES = 200;
    private static final int LONGEST = 1_000;

    private final Map<String, Deque<String>> lines = new ConcurrentHashMap<>();
    private final @Nullable LoggerContext attached;

    PluginLog() {
        attached = LoggerFactory.getILoggerFactory() instanceof LoggerContext there ? there : null;
        if (attached != null) {
            setContext(attached);
            start();
            attached.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(this);
        }
    }

    void close() {
        if (attached != null) {
            attached.getLogger(Logger.ROOT_LOGGER_NAME).detachAppender(this);
            stop();
        }
    }

    /** From now on the lines of this plugin are kept. */
    void watch(String plugin) {
        lines.computeIfAbsent(plugin, name -> new ArrayDeque<>());
    }

    void forget(String plugin) {
        lines.remove(plugin);
    }

    /** The oldest first. */
    List<String> of(String plugin) {
        var own = lines.get(plugin);
        if (own == null) {
            return List.of();
        }
        synchronized (own) {
            return List.copyOf(own);
        }
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.forEach((plugin, own) -> {
            if (isOf(plugin, event.getLoggerName())) {
                add(own, line(event));
            }
        });
    }

    private static boolean isOf(String plugin, String logger) {
        return logger.startsWith(plugin)
                && (logger.length() == plugin.length() || logger.charAt(plugin.length()) == '.');
    }

    private static void add(Deque<String> own, String line) {
        synchronized (own) {
            own.add(line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line);
            if (own.size() > LINES) {
                own.remove();
            }
        }
    }

    private static String line(ILoggingEvent event) {
        var thrown = event.getThrowableProxy();
        return "%s %-5s %s%s"
                .formatted(
                        Instant.ofEpochMilli(event.getTimeStamp()),
                        event.getLevel(),
                        event.getFormattedMessage().replaceAll("\\p{C}+", " "),
                        thrown == null ? "" : " (%s: %s)".formatted(thrown.getClassName(), thrown.getMessage()));
    }
}
