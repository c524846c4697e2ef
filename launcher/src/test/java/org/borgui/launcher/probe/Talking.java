package org.borgui.launcher.probe;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.BiConsumer;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;

/** A command line that repeats the words, asks once, says what was typed, and ends with the number of words. */
public final class Talking implements BundleActivator {

    @Override
    public void start(BundleContext context) {
        BiConsumer<InputStream, OutputStream> line = (in, out) -> {
            try {
                talk(new DataInputStream(in), new DataOutputStream(out));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
        context.registerService(
                BiConsumer.class, line, FrameworkUtil.asDictionary(Map.of("borgui.command.line", "true")));
    }

    @Override
    public void stop(BundleContext context) {}

    private static void talk(DataInputStream in, DataOutputStream out) throws IOException {
        in.readByte();
        boolean typed = in.readBoolean();
        int count = in.readInt();
        for (int i = 0; i < count; i++) {
            say(out, 'L', "word " + in.readUTF());
        }
        say(out, 'A', "Password: ");
        say(out, 'L', in.readBoolean() ? "typed " + in.readUTF() : "nothing typed");
        say(out, 'X', typed ? "by a person" : "by a pipe");
        out.writeByte('E');
        out.writeInt(count);
    }

    private static void say(DataOutputStream out, char kind, String text) throws IOException {
        out.writeByte(kind);
        out.writeUTF(text);
        out.flush();
    }
}
