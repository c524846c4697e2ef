package org.borgui.auth.oidc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.SocketFactory;
import org.borgui.egress.Egress;

/** Goes anywhere, follows nothing, and remembers where it was. */
final class PlainEgress implements Egress {

    final List<String> calls = new ArrayList<>();
    private final HttpClient client = HttpClient.newHttpClient();

    @Override
    public Answer call(Call call, Duration patience) throws IOException, InterruptedException {
        return call(call);
    }

    @Override
    public Answer call(Call call) throws IOException, InterruptedException {
        calls.add(call.method() + " " + call.address().getPath());
        var request = HttpRequest.newBuilder(call.address())
                .method(
                        call.method(),
                        call.body().isEmpty()
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(call.body()));
        call.headers().forEach(request::header);
        var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
    }

    @Override
    public List<InetAddress> resolve(String host) throws IOException {
        return List.of(InetAddress.getAllByName(host));
    }

    @Override
    public SocketFactory sockets() {
        return SocketFactory.getDefault();
    }
}
