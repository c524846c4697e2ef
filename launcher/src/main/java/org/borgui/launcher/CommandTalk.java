package org.borgui.launcher;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * One talk with the server about one command. The other side is the bundle org.borgui.command; its README.md has the wire.
 *
 * @param words the command as typed
 */
record CommandTalk(List<String> words, Typing typing) {

    private static final int VERSION = 1;

    /**
     * Asks for the command, shows what it says, and types what it wants to know.
     *
     * @return how the command ended
     * @throws IOException when the other side went away
     */
    int over(InputStream from, OutputStream to) throws IOException {
        DataInputStream in = new DataInputStream(from);
        DataOutputStream out = new DataOutputStream(to);
        ask(out);
        for (; ; ) {
            int kind = in.readByte();
            switch (kind) {
                case 'L' -> typing.show(in.readUTF());
                case 'X' -> typing.complain(in.readUTF());
                case 'A' -> answer(typing.ask(in.readUTF()), out);
                case 'E' -> {
                    return in.readInt();
                }
                default -> throw new EOFException("the server speaks another language than this borg-ui");
            }
        }
    }

    private void ask(DataOutputStream out) throws IOException {
        out.writeByte(VERSION);
        out.writeBoolean(typing.isByPerson());
        out.writeInt(words.size());
        for (String word : words) {
            out.writeUTF(word);
        }
        out.flush();
    }

    private static void answer(Optional<String> typed, DataOutputStream out) throws IOException {
        out.writeBoolean(typed.isPresent());
        if (typed.isPresent()) {
            out.writeUTF(typed.get());
        }
        out.flush();
    }
}
