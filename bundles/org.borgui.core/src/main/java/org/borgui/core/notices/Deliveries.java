package org.borgui.core.notices;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.api.SubscriptionId;
import org.borgui.api.job.Job;
import org.borgui.api.job.JobService;
import org.borgui.api.notice.Notice;
import org.borgui.api.notice.Subscription;
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
 * Empties the outbox: one delivery at a time for each subscription, and subscriptions side by side, so that a server that does
 * not answer delays nobody else. Looks every minute at least, and at once when told.
 */
@Component(service = Deliveries.class, immediate = true) // notices go out whether or not somebody asks for this
public final class Deliveries {

    private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofDays(30);
    private static final long AT_MOST_SECONDS = 30;
    private static final int AT_ONCE = 200;
    private static final String TOO_LONG = "It took longer than %d seconds.".formatted(AT_MOST_SECONDS);
    private static final String NOBODY = "No installed notifier sends to such an address any more.";
    private static final String LOST = "Its address cannot be opened with the server's key. Enter it anew.";
    private static final String BROKE = "The notifier broke; the server's own log has the details.";

    private final Subscriptions subscriptions;
    private final Outbox outbox;
    private final Notifiers notifiers;
    private final JobEnds ends;
    private final Clock clock;
    private final Consumer<Job> ended = this::ended;
    private final Runnable arrived = this::arrived;
    private final List<Runnable> fillings = new CopyOnWriteArrayList<>();
    private final AtomicBoolean notifierCame = new AtomicBoolean();
    private final Map<Long, Course> courses = new ConcurrentHashMap<>();
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

    /** Runs this before each look into the outbox, on the same thread: now, every minute, and when woken. */
    void fillBy(Runnable filling) {
        fillings.add(filling);
        wake();
    }

    void notFilledBy(Runnable filling) {
        fillings.remove(filling);
    }

    /** What it tells of was put into the outbox when its end was saved. */
    private void ended(Job job) {
        LOG.trace("Job {} has ended: the outbox is looked at", job.id());
        wake();
    }

    /** Somebody wants what waits for a subscription to go now. */
    void hurry(long subscription) {
        course(subscription).hurry();
        wake();
    }

    private void arrived() {
        notifierCame.set(true);
        wake();
    }

    private void fill(Runnable filling) {
        try {
            filling.run();
        } catch (RuntimeException e) {
            LOG.error("What people are to be told could not be put into the outbox; it is tried again", e);
        }
    }

    private void tick() {
        try {
            fillings.forEach(this::fill);
            var known = outbox.subscriptions();
            courses.keySet().retainAll(known);
            if (notifierCame.getAndSet(false)) { // what failed for want of one need not wait for its next try
                known.forEach(this::sendAllSoon);
            }
            var now = clock.instant(); // not before, or what is to go soon is not due yet
            known.forEach(subscription -> begin(subscription, now));
            outbox.forgetBefore(now.minus(KEPT));
        } catch (RuntimeException e) {
            LOG.error("The outbox cannot be read; it is tried again", e);
        } finally {
            setAlarm();
        }
    }

    private void sendAllSoon(long subscription) {
        course(subscription).hurry();
        outbox.sendAllSoon(subscription);
    }

    private Course course(long subscription) {
        return courses.computeIfAbsent(subscription, id -> new Course());
    }

    private void begin(long subscription, Instant now) {
        var course = course(subscription);
        course.begin(outbox.waiting(subscription, AT_ONCE), now)
                .ifPresent(delivery -> senders.execute(() -> {
                    try {
                        settle(delivery, course);
                    } finally {
                        course.end();
                        wake();
                    }
                }));
    }

    private void settle(Stored<DeliveryDocument> chosen, Course course) {
        try {
            var delivery = outbox.ifDue(chosen.id(), clock.instant());
            if (delivery.isPresent()) {
                deliver(delivery.get(), course);
            }
        } catch (RuntimeException e) {
            LOG.error("It could not be kept what became of a notice; that is tried again", e);
            course.failed(clock.instant());
        }
    }

    private void deliver(Stored<DeliveryDocument> delivery, Course course) {
        long id = delivery.value().subscription();
        var found = subscriptions.find(new SubscriptionId(id));
        if (found.isEmpty() || !found.get().enabled()) {
            outbox.dropped(delivery);
            return;
        }
        var subscription = found.get();
        var trouble = course.hasSent(delivery.id())
                ? Optional.<String>empty()
                : trouble(subscription.dressed(delivery.value().notice()), subscription);
        if (trouble.isPresent()) {
            course.failed(clock.instant());
            failed(delivery, subscription.name(), trouble.get());
            if (trouble.get().equals(NOBODY)
                    && notifiers.of(subscription.address()).isPresent()) {
                arrived(); // it came between the try and the keeping of its failure
            }
        } else if (!senders.isShutdown()) {
            course.sent(delivery.id());
            outbox.delivered(delivery);
            if (course.succeeded(delivery.id())) {
                outbox.sendAllSoon(id);
            }
        }
    }

    /** Sends it; answers why it did not arrive, as a sentence. */
    private Optional<String> trouble(Notice notice, Subscription subscription) {
        try {
            send(notice, subscription.address());
            return Optional.empty();
        } catch (IOException | RefusedException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            return senders.isShutdown() ? Optional.empty() : Optional.of(TOO_LONG);
        } catch (RuntimeException | LinkageError e) { // a plugin's mistake
            LOG.error("A notifier broke while it sent to '{}'", subscription.name(), e);
            return Optional.of(BROKE);
        }
    }

    private void send(Notice notice, Secret address) throws IOException, InterruptedException {
        var notifier = notifiers.of(address).orElseThrow(() -> new IOException(address.isEmpty() ? LOST : NOBODY));
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

    /** Sends a notice at once, without the outbox, for somebody who waits. Answers why it did not arrive, as a sentence. */
    Optional<String> sendNow(Notice notice, Secret address) throws InterruptedException {
        var sending = senders.submit(() -> {
            send(notice, address);
            return notice;
        });
        try {
            sending.get(AT_MOST_SECONDS + 5, TimeUnit.SECONDS);
            return Optional.empty();
        } catch (ExecutionException e) {
            var cause = e.getCause();
            if (cause instanceof InterruptedException) {
                return Optional.of(TOO_LONG);
            }
            return Optional.of(
                    cause instanceof IOException || cause instanceof RefusedException
                            ? String.valueOf(cause.getMessage())
                            : BROKE);
        } catch (TimeoutException e) {
            sending.cancel(true);
            return Optional.of(TOO_LONG);
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

    /** What is due now is under way, or waits for what is: only what comes later is waited for. */
    private Duration untilNext() {
        try {
            var now = clock.instant();
            var next = Stream.concat(
                            outbox.soonest(now).stream(),
                            courses.values().stream().flatMap(course -> course.pausedUntil(now).stream()))
                    .min(Comparator.naturalOrder())
                    .orElse(now.plus(LONGEST_WAIT));
            var left = Duration.between(now, next);
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
