package org.borgui.http;

import static org.osgi.service.component.annotations.ConfigurationPolicy.REQUIRE;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.util.tracker.ServiceTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the resources that bundles publish and keeps their applications in step. A tracker and not a reference: the
 * resources have no type in common.
 */
@Component(service = RestHost.class, configurationPid = "org.borgui.http", configurationPolicy = REQUIRE)
public final class RestHost {

    private static final Logger LOG = LoggerFactory.getLogger(RestHost.class);
    private static final String FILTER = "(" + DeclaredResources.MARK + "=true)";
    private static final Duration DRAIN = Duration.ofSeconds(10);
    private static final long TOGETHER_MILLIS = 50; // the resources of a bundle arrive one after another

    private final Set<String> coreBundles;
    private final DeclaredResources declared;
    private final Applications applications;
    private final Startup startup;
    private final Map<ServiceReference<Object>, Object> resources = new ConcurrentHashMap<>();
    private final Map<Long, Future<?>> waiting = new ConcurrentHashMap<>();
    private final ScheduledExecutorService worker =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "rest-host"));
    private final ServiceTracker<Object, Object> tracker;
    private volatile @Nullable Runnable listener;
    private volatile boolean building;
    private volatile boolean complete;
    private volatile boolean closing;

    @Activate
    public RestHost(
            BundleContext context,
            HttpConfig config,
            @Reference CurrentGate gate,
            @Reference ServiceComponentRuntime components)
            throws InvalidSyntaxException {
        this.coreBundles = HttpSettings.coreBundles(config);
        this.declared = new DeclaredResources(components, coreBundles);
        var jersey = new JerseyApplications(gate::get);
        worker.execute(new WarmUp(jersey));
        this.applications = new Applications(jersey, Clock.systemUTC());
        this.startup = new Startup(context);
        this.tracker = new Tracker(context);
        tracker.open(true);
    }

    @Deactivate
    void close() {
        closing = true;
        tracker.close();
        worker.shutdownNow();
        applications.detach();
    }

    Applications applications() {
        return applications;
    }

    /** Whether every resource that is there is being served, and all of the core's have been there once. */
    boolean isSettled() {
        return waiting.isEmpty() && !building && isComplete();
    }

    /** Asked only until it is so: a part of the core that is replaced later makes nobody wait. */
    private boolean isComplete() {
        if (!complete) {
            complete = declared.areAllAmong(resources.keySet());
        }
        return complete;
    }

    /** Told, on a thread of this host, whenever an application was built. */
    void onChange(@Nullable Runnable told) {
        listener = told;
    }

    private void rebuildSoon(long bundleId) {
        if (!closing) {
            waiting.compute(bundleId, (id, former) -> {
                if (former != null) {
                    former.cancel(false);
                }
                return worker.schedule(() -> rebuild(bundleId), TOGETHER_MILLIS, TimeUnit.MILLISECONDS);
            });
        }
    }

    private void rebuild(long bundleId) {
        if (!startup.isOver() && !closing) {
            rebuildSoon(
                    bundleId); // more resources come with each start level: they are built into one application, once
            return;
        }
        building = true;
        waiting.remove(bundleId); // what arrives from here on asks for another build
        try {
            build(bundleId);
        } finally {
            building = false;
        }
        var told = listener;
        if (told != null) {
            told.run();
        }
    }

    private void build(long bundleId) {
        synchronized (this) {
            var mine = resources.entrySet().stream()
                    .filter(entry -> bundleId(entry.getKey()) == bundleId)
                    .toList();
            var owner = mine.stream()
                    .flatMap(entry -> owner(entry.getKey()).stream())
                    .findFirst();
            if (owner.isPresent() && !closing) {
                applications.set(
                        owner.get(), mine.stream().map(Map.Entry::getValue).toList());
            }
        }
    }

    private Optional<Owner> owner(ServiceReference<Object> reference) {
        return Optional.ofNullable(reference.getBundle()).map(bundle -> {
            var name = bundle.getSymbolicName();
            return new Owner(
                    bundle.getBundleId(),
                    name,
                    bundle.getVersion().toString(),
                    coreBundles.contains(name) ? Owner.CORE_MOUNT : Owner.CORE_MOUNT + "/x/" + name,
                    Optional.ofNullable(bundle.getEntry("OSGI-INF/openapi.json")));
        });
    }

    /** When this returns no thread is in the resource any more, so that its bundle may stop. */
    private void withdraw(ServiceReference<Object> reference) {
        var bundleId = bundleId(reference);
        Optional<Application> former;
        synchronized (this) {
            resources.remove(reference);
            former = applications.withdraw(bundleId);
            if (resources.keySet().stream().anyMatch(other -> bundleId(other) == bundleId)) {
                rebuildSoon(bundleId);
            }
        }
        former.ifPresent(this::drain);
    }

    private void drain(Application application) {
        try {
            if (!application.awaitThreads(DRAIN)) {
                LOG.warn(
                        "Requests to {} did not end within {} s and are left alone",
                        application.owner(),
                        DRAIN.toSeconds());
            }
            if (!closing) {
                var unused = worker.schedule(application::end, DRAIN.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static long bundleId(ServiceReference<Object> reference) {
        return (Long) reference.getProperty(Constants.SERVICE_BUNDLEID);
    }

    private final class Tracker extends ServiceTracker<Object, Object> {

        Tracker(BundleContext context) throws InvalidSyntaxException {
            super(context, context.createFilter(FILTER), null);
        }

        @Override
        public @Nullable Object addingService(ServiceReference<Object> reference) {
            var resource = context.getService(reference);
            if (resource != null) {
                resources.put(reference, resource);
                rebuildSoon(bundleId(reference));
            }
            return resource;
        }

        @Override
        public void removedService(ServiceReference<Object> reference, Object resource) {
            withdraw(reference);
            context.ungetService(reference);
        }
    }
}
