package org.borgui.itest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntPredicate;

/** Asks the server of a test. */
final class Web {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(Server.url(path)))
                .timeout(PATIENCE)
                .build();
        return client.send(request, BodyHandlers.ofString());
    }

    /** Asks until the status is one that is waited for; a server that does not listen yet has status 0. */
    int await(String path, IntPredicate wanted) throws InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        int status;
        do {
            status = status(path);
            if (wanted.test(status)) {
                return status;
            }
            Thread.sleep(PAUSE.toMillis());
        } while (Instant.now().isBefore(end));
        throw new AssertionError("%s still answers %d".formatted(path, status));
    }

    private int status(String path) throws InterruptedException {
        try {
            return get(path).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }
}
