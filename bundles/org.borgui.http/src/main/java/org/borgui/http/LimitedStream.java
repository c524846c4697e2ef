package org.borgui.http;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** A body that ends with an error at its limits. */
final class LimitedStream extends ServletInputStream {

    private final ServletInputStream body;
    private final BodyLimit limit;
    private final long begun = System.nanoTime();
    private long count;

    LimitedStream(ServletInputStream body, BodyLimit limit) {
        this.body = body;
        this.limit = limit;
    }

    @Override
    public int read() throws IOException {
        var value = body.read();
        count(value < 0 ? 0 : 1);
        return value;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        var read = body.read(buffer, from, length);
        count(Math.max(0, read));
        return read;
    }

    private void count(int more) throws RefusedBodyException {
        count += more;
        if (more > 0) {
            limit.check(count, System.nanoTime() - begun);
        }
    }

    @Override
    public int available() throws IOException {
        return body.available();
    }

    @Override
    public boolean isFinished() {
        return body.isFinished();
    }

    @Override
    public boolean isReady() {
        return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
        body.setReadListener(listener);
    }

    @Override
    public void close() throws IOException {
        body.close();
    }
}
