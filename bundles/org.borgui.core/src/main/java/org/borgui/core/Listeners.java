package org.borgui.core;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who want to be told of something. One that breaks is logged, and keeps nobody else from being told. Any thread may call. */
public final class Listeners<L> {

    private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

    private final List<L> listeners = new CopyOnWriteArrayList<>();

    public void add(L listener) {
        listeners.add(listener);
    }

    public void remove(L listener) {
        listeners.remove(listener);
    }

    /** On the caller's thread, in the order they came. */
    public void tell(Consumer<L> what) {
        listeners.forEach(listener -> tell(listener, what));
    }

    private void tell(L listener, Consumer<L> what) {
        try {
            what.accept(listener);
        } catch (RuntimeException e) { // a plugin's mistake
            LOG.error("{} broke while it was told of a change", listener, e);
        }
    }
}
