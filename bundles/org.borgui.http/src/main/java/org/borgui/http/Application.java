package org.borgui.http;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletException;
import java.time.Duration;
import java.util.List;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;

/**
 * The running resources of one bundle. It counts who is inside, so that it ends only when the last one has left.
 *
 * <p>Safe for use by many threads.
 */
final class Application {

    private final Owner owner;
    private final List<String> prefixes;
    private final ServletContainer container;
    private int inside;
    private int synchronous;
    private boolean retired;
    private boolean ended;

    private Application(Owner owner, List<String> prefixes, ServletContainer container) {
        this.owner = owner;
        this.prefixes = prefixes;
        this.container = container;
    }

    static Application start(Owner owner, List<String> prefixes, ResourceConfig config, ServletConfig servlet)
            throws ServletException {
        var container = new ServletContainer(config);
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        thread.setContextClassLoader(Application.class.getClassLoader());
        try {
            container.init(servlet);
        } finally {
            thread.setContextClassLoader(loader);
        }
        return new Application(owner, prefixes, container);
    }

    Owner owner() {
        return owner;
    }

    List<String> prefixes() {
        return prefixes;
    }

    ServletContainer container() {
        return container;
    }

    /** Begins a request; false when the application takes none any more. */
    synchronized boolean enter() {
        if (retired) {
            return false;
        }
        inside++;
        synchronous++;
        return true;
    }

    /** The request's thread has left the resource; an asynchronous answer may still go on. */
    synchronized void leaveThread() {
        synchronous--;
        notifyAll();
    }

    /** The request is over. */
    void leave() {
        synchronized (this) {
            inside--;
        }
        endIfIdle();
    }

    /** Takes no more requests, and ends once nobody is inside. */
    void retire() {
        synchronized (this) {
            retired = true;
        }
        endIfIdle();
    }

    /** Waits until no thread is in a resource; false when that took too long. */
    synchronized boolean awaitThreads(Duration longest) throws InterruptedException {
        var end = System.nanoTime() + longest.toNanos();
        while (synchronous > 0) {
            var left = Duration.ofNanos(end - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    /** Ends at once, whoever is inside. */
    void end() {
        synchronized (this) {
            if (ended) {
                return;
            }
            ended = true;
        }
        container.destroy();
    }

    private void endIfIdle() {
        boolean idle;
        synchronized (this) {
            idle = retired && inside == 0;
        }
        if (idle) {
            end();
        }
    }
}
