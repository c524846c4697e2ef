package org.borgui.core.notices;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.api.SubscriptionId;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService;
import org.borgui.api.notice.Notice;
import org.borgui.core.jobs.JobEnds;
import org.borgui.state.State;
import org.borgui.state.Stored;
import org.borgui.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the outbox: one delivery at a time for each subscription, in the order they were made, and subscriptions side by
 * side, so that a server that does not answer delays nobody else. Looks every minute at least, and at once when told.
 */
@Component(service = Deliveries.class, immediate = true) // notices go out whether or not somebody asks for this
public final class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final long AT_MOST_SECONDS = 30;

    private final Subscriptions subscriptions;
    private final Outbox outbox;
    private final Notifiers notifiers;
    private final JobEnds ends;
    private final Clock clock;
    private final Consumer<Job> ended = this::ended;
    private final Runnable arrived = this::wake;
    private final Set<Long> busy = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService thread =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "outbox"));
    private final ExecutorService senders = Executors.newCachedThreadPool(task -> new Thread(task, "notices"));
    private @Nullable ScheduledFuture<?> alarm;

    /** @param settled the engine has settled what a crash left open, and put it into the outbox, before this looks into it */
    @Activate
    public Deliveries(
            @Reference State state,
            @Reference Vault vault,
            @Reference Notifiers notifiers,
            @Reference JobEnds ends,
            @Reference JobService settled) {
        this(state, vault, notifiers, ends, Clock.systemUTC());
        wake();
    }

    Deliveries(State state, Vault vault, Notifiers notifiers, JobEnds ends, Clock clock) {
        this.subscriptions = new Subscriptions(state, vault);
        this.outbox = new Outbox(state, clock);
        this.notifiers = notifiers;
        this.ends = ends;
        this.clock = clock;
        ends.add(ended);
        notifiers.onArrival(arrived);
    }

    /** Something may have come into the outbox: looks soon. */
    public void wake() {
        try {
            thread.execute(this::tick);
        } catch (RejectedExecutionException e) {
            LOG.debug("What is in the outbox goes out at the next start", e);
        }
    }

    /** What it tells of was put into the outbox when its end was saved. */
    private void ended(Job job) {
        LOG.trace("Job {} has ended: the outbox is looked at", job.id());
        wake();
    }

    private void tick() {
        try {
            oldest().forEach(this::begin);
            outbox.forgetBefore(clock.instant().minus(KEPT));
        } catch (RuntimeException e) {
            LOG.error("The outbox cannot be read; it is tried again", e);
        } finally {
            setAlarm();
        }
    }

    /** The first one of each subscription that is due. Those behind it wait, also while it waits for its next try. */
    private Map<Long, Stored<DeliveryDocument>> oldest() {
        var first = new LinkedHashMap<Long, Stored<DeliveryDocument>>();
        outbox.due(clock.instant())
                .forEach(delivery -> first.putIfAbsent(delivery.value().subscription(), delivery));
        return first;
    }

    private void begin(long subscription, Stored<DeliveryDocument> delivery) {
        if (busy.add(subscription)) {
            senders.execute(() -> {
                boolean settled = settle(delivery);
                busy.remove(subscription);
                if (settled) {
                    wake();
                }
            });
        }
    }

    /** Whether it is known what became of it; otherwise it comes again with the next look, not at once. */
    private boolean settle(Stored<DeliveryDocument> delivery) {
        try {
            deliver(delivery);
            return true;
        } catch (RuntimeException e) {
            LOG.error("It could not be kept what became of a notice; it may be sent again", e);
            return false;
        }
    }

    private void deliver(Stored<DeliveryDocument> delivery) {
        var found = subscriptions.find(new SubscriptionId(delivery.value().subscription()));
        if (found.isEmpty() || !found.get().enabled()) {
            outbox.dropped(delivery);
            return;
        }
        var subscription = found.get();
        try {
            send(subscription.dressed(delivery.value().notice()), subscription.address());
            outbox.delivered(delivery);
        } catch (IOException | RefusedException e) {
            failed(delivery, subscription.name(), String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            if (!senders.isShutdown()) {
                failed(delivery, subscription.name(), "It took longer than %d seconds.".formatted(AT_MOST_SECONDS));
            }
        } catch (RuntimeException | LinkageError e) { // a plugin's mistake
            LOG.error("A notifier broke while it sent to '{}'", subscription.name(), e);
            failed(delivery, subscription.name(), "The notifier broke; the server's own log has the details.");
        }
    }

    private void send(Notice notice, Secret address) throws IOException, InterruptedException {
        var notifier = notifiers
                .of(address)
                .orElseThrow(() -> new IOException("No installed notifier sends to such an address any more."));
        var limit = thread.schedule(Thread.currentThread()::interrupt, AT_MOST_SECONDS, TimeUnit.SECONDS);
        try {
            notifier.deliver(notice, address);
        } finally {
            limit.cancel(false);
        }
    }

    private void failed(Stored<DeliveryDocument> delivery, String name, String why) {
        var failed = outbox.failed(delivery, name, why);
        LOG.warn(
                failed.next() == null ? "A notice to '{}' was given up: {}" : "A notice to '{}' is sent later: {}",
                name,
                why);
    }

    /** Sends a notice at once, without the outbox, for somebody who waits. */
    void sendNow(Notice notice, Secret address) throws IOException, InterruptedException {
        try {
            senders.submit(() -> {
                        send(notice, address);
                        return notice;
                    })
                    .get(AT_MOST_SECONDS + 5, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            var cause = e.getCause();
            if (cause instanceof RefusedException refused) {
                throw refused;
            }
            throw new IOException(
                    cause instanceof IOException ? String.valueOf(cause.getMessage()) : "The notifier broke.", e);
        } catch (TimeoutException e) {
            throw new IOException("It took longer than %d seconds.".formatted(AT_MOST_SECONDS), e);
        }
    }

    private synchronized void setAlarm() {
        if (alarm != null) {
            alarm.cancel(false);
        }
        if (!thread.isShutdown()) {
            alarm = thread.schedule(this::tick, untilNext().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private Duration untilNext() {
        try {
            var now = clock.instant();
            var left = Duration.between(now, outbox.soonest().orElse(now.plus(LONGEST_WAIT)));
            return left.compareTo(LONGEST_WAIT) > 0
                    ? LONGEST_WAIT
                    : left.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : left;
        } catch (RuntimeException e) {
            LOG.error("The outbox cannot be read; it is tried again", e);
            return LONGEST_WAIT;
        }
    }

    @Deactivate
    void close() throws InterruptedException {
        ends.remove(ended);
        notifiers.remove(arrived);
        thread.shutdownNow();
        senders.shutdownNow();
        if (!senders.awaitTermination(2, TimeUnit.SECONDS)) {
            LOG.warn("A notice was still being sent when the server stopped; it is sent again after the next start");
        }
    }
}
