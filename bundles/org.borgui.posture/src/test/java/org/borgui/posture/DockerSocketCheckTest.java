package org.borgui.posture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import org.borgui.api.posture.Weakness.Severity;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerSocketCheckTest {

    private final Path socket;
    private final DockerSocketCheck check;

    DockerSocketCheckTest(@TempDir Path folder) {
        socket = folder.resolve("docker.sock");
        check = new DockerSocketCheck(socket);
    }

    @Test
    void an_engine_that_lets_us_in_is_pressing_and_one_that_has_gone_is_nothing() throws IOException {
        assertThat(check.look()).isEmpty();
        try (var engine = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            engine.bind(UnixDomainSocketAddress.of(socket));
            assertThat(check.look()).singleElement().satisfies(found -> {
                assertThat(found.severity()).isEqualTo(Severity.HIGH);
                assertThat(found.reason()).contains(socket.toString());
            });
        }
        assertThat(socket).exists();
        assertThat(check.look()).isEmpty();
    }
}
