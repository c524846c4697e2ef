package org.borgui.http;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.FrameworkListener;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.condition.Condition;

/**
 * Says when the server may be used: the framework has reached its level, there is a gate, and every resource is served.
 * The condition service {@code borgui.http.ready} appears then and stays until HTTP stops.
 */
final class Readiness implements AutoCloseable {

    private final BundleContext context;
    private final CurrentGate gate;
    private final RestHost rest;
    private final Startup startup;
    private final FrameworkListener levels = this::levelChanged;
    private @Nullable ServiceRegistration<Condition> condition;
    private boolean listening;

    Readiness(BundleContext context, CurrentGate gate, RestHost rest) {
        this.context = context;
        this.gate = gate;
        this.rest = rest;
        this.startup = new Startup(context);
    }

    boolean isReady() {
        return startup.isOver() && gate.isThere() && rest.isSettled();
    }

    /** Jetty listens: from now on the condition may appear. */
    void begin() {
        synchronized (this) {
            listening = true;
        }
        context.addFrameworkListener(levels);
        rest.onChange(this::check);
        gate.onChange(this::check);
        check();
    }

    @Override
    public void close() {
        context.removeFrameworkListener(levels);
        rest.onChange(null);
        gate.onChange(null);
        synchronized (this) {
            listening = false;
            if (condition != null) {
                condition.unregister();
                condition = null;
            }
        }
    }

    private void levelChanged(FrameworkEvent event) {
        if (event.getType() == FrameworkEvent.STARTLEVEL_CHANGED) {
            check();
        }
    }

    private synchronized void check() {
        if (listening && condition == null && isReady()) {
            condition = context.registerService(
                    Condition.class,
                    Condition.INSTANCE,
                    FrameworkUtil.asDictionary(Map.of(Condition.CONDITION_ID, "borgui.http.ready")));
        }
    }
}
