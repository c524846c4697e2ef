package org.borgui.http;

import static org.osgi.service.component.annotations.ReferenceCardinality.OPTIONAL;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.borgui.spi.web.RequestGate;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The gate that is there at the moment. While there is none, nothing of the API runs. */
@Component(service = CurrentGate.class)
public final class CurrentGate {

    private final AtomicReference<@Nullable RequestGate> gate = new AtomicReference<>();
    private volatile @Nullable Runnable listener;

    @Reference(cardinality = OPTIONAL, policy = DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    void setGate(RequestGate added) {
        gate.set(added);
        var told = listener;
        if (told != null) {
            told.run();
        }
    }

    void unsetGate(RequestGate removed) {
        gate.compareAndSet(removed, null);
    }

    Optional<RequestGate> get() {
        return Optional.ofNullable(gate.get());
    }

    /** Told when a gate has come. */
    void onChange(@Nullable Runnable told) {
        listener = told;
    }

    boolean isThere() {
        return gate.get() != null;
    }
}
