package org.borgui.core.history;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.borgui.api.access.Caller;
import org.borgui.core.settings.SettingsKeeper;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Cleans up when the server starts and once a day, as the settings say. Looks each hour, so that no clock hides a day. */
@Component(
        immediate = true,
        service = {})
public final class CleaningClock {

    private static final Logger LOG = LoggerFactory.getLogger(CleaningClock.class);
    private static final Caller SELF = Caller.server("the server");
    private static final Duration DAY = Duration.ofDays(1);
    private static final long AFTER_START_SECONDS = 5; // the start itself is not kept waiting
    private static final long HOUR_SECONDS = 3_600;

    private final History history;
    private final SettingsKeeper settings;
    private final Clock clock = Clock.systemUTC();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "clean-up"));

    private final Future<?> first;
    private final Future<?> hourly;

    @Activate
    public CleaningClock(@Reference History history, @Reference SettingsKeeper settings) {
        this.history = history;
        this.settings = settings;
        this.first = thread.schedule(this::started, AFTER_START_SECONDS, TimeUnit.SECONDS);
        this.hourly = thread.scheduleWithFixedDelay(this::tick, HOUR_SECONDS, HOUR_SECONDS, TimeUnit.SECONDS);
    }

    private void started() {
        if (settings.get().history().atStart()) {
            cleanUp();
        } else {
            tick();
        }
    }

    private void tick() {
        try {
            if (settings.get().history().daily() && isDue()) {
                cleanUp();
            }
        } catch (RuntimeException e) {
            LOG.error("Whether it is time to clean up cannot be found out; it is tried again", e);
        }
    }

    /** Also when the last time lies ahead: the clock was wrong then. */
    private boolean isDue() {
        return history.lastCleaned(SELF)
                .filter(last ->
                        Duration.between(last.at(), clock.instant()).abs().compareTo(DAY) < 0)
                .isEmpty();
    }

    private void cleanUp() {
        try {
            history.cleanUp(SELF);
        } catch (RuntimeException e) {
            LOG.error("The clean-up broke off; it is tried again", e);
        }
    }

    @Deactivate
    void close() throws InterruptedException {
        first.cancel(false);
        hourly.cancel(false);
        thread.shutdownNow();
        if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
            LOG.warn("The clean-up was still at work when the server stopped; it goes on at the next start");
        }
    }
}
