package org.borgui.itest;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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

    HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return send(request(path), headers);
    }

    HttpResponse<String> post(String path, String form, String... headers) throws IOException, InterruptedException {
        var request = request(path).POST(BodyPublishers.ofString(form));
        return send(request.header("Content-Type", "application/x-www-form-urlencoded"), headers);
    }

    HttpResponse<String> postJson(String path, String token, String body) throws IOException, InterruptedException {
        return send(
                request(path).POST(BodyPublishers.ofString(body)),
                "Content-Type",
                "application/json",
                "Authorization",
                "Bearer " + token);
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(Server.url(path))).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
            throws IOException, InterruptedException {
        var whole = headers.length == 0 ? request : request.headers(headers);
        return client.send(whole.build(), BodyHandlers.ofString());
    }

    /** What is asked for again and again. */
    @FunctionalInterface
    interface Question {
        HttpResponse<String> ask() throws IOException, InterruptedException;
    }

    int await(String path, IntPredicate wanted) throws InterruptedException {
        return await(path, () -> get(path), wanted);
    }

    /** Asks until the status is one that is waited for; a server that does not listen yet has status 0. */
    int await(String what, Question question, IntPredicate wanted) throws InterruptedException {
        var end = Instant.now().plus(PATIENCE);
        int status;
        do {
            status = status(question);
            if (wanted.test(status)) {
                return status;
            }
            Thread.sleep(PAUSE.toMillis());
        } while (Instant.now().isBefore(end));
        throw new AssertionError("%s still answers %d".formatted(what, status));
    }

    private static int status(Question question) throws InterruptedException {
        try {
            return question.ask().statusCode();
        } catch (IOException e) {
            return 0;
        }
    }
}
