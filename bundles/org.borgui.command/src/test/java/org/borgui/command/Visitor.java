package org.borgui.command;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What borg-ui does at the other end: asks for a command, types answers, and keeps what it was told. */
final class Visitor implements AutoCloseable {

    static final int LOST = -1;

    final List<String> said = new ArrayList<>();
    final List<String> complaints = new ArrayList<>();
    final List<String> prompts = new ArrayList<>();

    private final SocketChannel channel;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Deque<String> typed;

    private Visitor(Path socket, List<String> typed) throws IOException {
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        in = new DataInputStream(Channels.newInputStream(channel));
        out = new DataOutputStream(Channels.newOutputStream(channel));
        this.typed = new ArrayDeque<>(typed);
    }

    static Visitor at(Path socket, String... typed) throws IOException {
        return new Visitor(socket, List.of(typed));
    }

    /** A server that has hung up already is noticed at the {@link #end}. */
    Visitor ask(String... words) {
        try {
            out.writeByte(1);
            out.writeBoolean(true);
            out.writeInt(words.length);
            for (var word : words) {
                out.writeUTF(word);
            }
        } catch (IOException e) {
            typed.clear();
        }
        return this;
    }

    /** Sends what no borg-ui sends. */
    Visitor send(int... bytes) throws IOException {
        for (int one : bytes) {
            out.writeByte(one);
        }
        return this;
    }

    /** The exit code, or {@link #LOST} when the server hung up. */
    int end() {
        try {
            for (; ; ) {
                switch (in.readByte()) {
                    case 'L' -> said.add(in.readUTF());
                    case 'X' -> complaints.add(in.readUTF());
                    case 'A' -> answer(in.readUTF());
                    case 'E' -> {
                        return in.readInt();
                    }
                    default -> throw new IllegalStateException("not of this protocol");
                }
            }
        } catch (IOException e) {
            return LOST;
        }
    }

    private void answer(String prompt) throws IOException {
        prompts.add(prompt);
        var answer = typed.poll();
        out.writeBoolean(answer != null);
        if (answer != null) {
            out.writeUTF(answer);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
