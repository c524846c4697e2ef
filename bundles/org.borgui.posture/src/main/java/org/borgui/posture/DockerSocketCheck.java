package org.borgui.posture;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import org.borgui.api.posture.Weakness;
import org.borgui.api.posture.Weakness.Severity;
import org.borgui.spi.posture.PostureCheck;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** Whether the container engine of the machine can be commanded from here. */
@Component
public final class DockerSocketCheck implements PostureCheck {

    private final Path socket;

    @Activate
    public DockerSocketCheck() {
        this(Path.of("/var/run/docker.sock"));
    }

    DockerSocketCheck(Path socket) {
        this.socket = socket;
    }

    @Override
    public List<Weakness> look() {
        if (!answers()) {
            return List.of();
        }
        return List.of(new Weakness(
                "docker.socket",
                Severity.HIGH,
                "The container engine can be commanded",
                "Who takes over this server becomes root on the machine by " + socket
                        + ", also where it is mounted read-only.",
                "Do not hand the socket to the server, and take its user out of the group docker.",
                null,
                ""));
    }

    /** Whether somebody listens, and would let us in. */
    private boolean answers() {
        try (var channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (IOException e) {
            return false; // it is not there, or not for us
        }
    }
}
