package org.borgui.http;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Tells an application that an asynchronous answer is over, however it ended. */
record LeaveAtEnd(Application application) implements AsyncListener {

    @Override
    public void onComplete(AsyncEvent event) {
        application.leave();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        // onComplete follows
    }

    @Override
    public void onError(AsyncEvent event) {
        // onComplete follows
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        event.getAsyncContext().addListener(this);
    }
}
