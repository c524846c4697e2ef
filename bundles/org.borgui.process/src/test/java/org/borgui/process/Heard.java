package org.borgui.process;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Keeps what a program printed, and lets a test wait for the first two lines. */
final class Heard implements OutputListener {

    final List<String> out = new CopyOnWriteArrayList<>();
    final List<String> err = new CopyOnWriteArrayList<>();
    final CountDownLatch first = new CountDownLatch(2);

    @Override
    public void out(String line) {
        out.add(line);
        first.countDown();
    }

    @Override
    public void err(String line) {
        err.add(line);
    }

    long pid() throws InterruptedException {
        first.await();
        return Long.parseLong(out.get(0));
    }
}
