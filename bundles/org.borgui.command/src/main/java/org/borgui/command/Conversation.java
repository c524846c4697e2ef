package org.borgui.command;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.borgui.api.RefusedException;
import org.borgui.api.Secret;
import org.borgui.spi.command.Command.Terminal;

/**
 * One talk with {@code borg-ui}: words come in, lines and questions go out, at last an exit code. How that looks on the
 * wire stands in README.md.
 */
final class Conversation implements Terminal {

    /** Of the wire; the other side says which one it speaks. */
    static final int VERSION = 1;

    private static final int MOST_WORDS = 64;
    private static final int LONGEST_LINE = 16_000;

    private final DataInputStream in;
    private final DataOutputStream out;
    private final boolean interactive;
    private final List<String> words;

    private Conversation(DataInputStream in, DataOutputStream out, boolean interactive, List<String> words) {
        this.in = in;
        this.out = out;
        this.interactive = interactive;
        this.words = words;
    }

    /** Reads what is asked for. */
    static Conversation begin(InputStream from, OutputStream to) throws HungUp {
        try {
            return read(new DataInputStream(from), to);
        } catch (IOException e) {
            throw hungUp(e);
        }
    }

    private static Conversation read(DataInputStream in, OutputStream to) throws IOException {
        if (in.readByte() != VERSION) {
            throw new HungUp("another version of borg-ui calls");
        }
        var interactive = in.readBoolean();
        int count = in.readInt();
        if (count < 0 || count > MOST_WORDS) {
            throw new HungUp("too many words");
        }
        var words = new ArrayList<String>(count);
        for (int i = 0; i < count; i++) {
            words.add(in.readUTF());
        }
        return new Conversation(in, new DataOutputStream(to), interactive, List.copyOf(words));
    }

    List<String> words() {
        return words;
    }

    @Override
    public void say(String line) throws HungUp {
        send('L', line);
    }

    /** A line to standard error. */
    void complain(String line) throws HungUp {
        send('X', line);
    }

    @Override
    public boolean isInteractive() {
        return interactive;
    }

    @Override
    public Secret ask(String prompt) throws HungUp {
        send('A', prompt);
        try {
            if (in.readBoolean()) {
                return Secret.of(in.readUTF());
            }
        } catch (IOException e) {
            throw hungUp(e);
        }
        throw RefusedException.invalid(
                "backend.errors.command.nothingTyped", "Nothing was typed, so that nothing was changed.");
    }

    void end(int code) throws HungUp {
        try {
            out.writeByte('E');
            out.writeInt(code);
            out.flush();
        } catch (IOException e) {
            throw hungUp(e);
        }
    }

    private void send(char kind, String text) throws HungUp {
        try {
            for (int from = 0; from == 0 || from < text.length(); from += LONGEST_LINE) {
                out.writeByte(kind);
                out.writeUTF(text.substring(from, Math.min(text.length(), from + LONGEST_LINE)));
            }
            out.flush();
        } catch (IOException e) {
            throw hungUp(e);
        }
    }

    private static HungUp hungUp(IOException e) {
        return e instanceof HungUp already ? already : new HungUp(e);
    }
}
