package org.borgui.command;

import static org.osgi.service.component.annotations.ReferenceCardinality.MULTIPLE;
import static org.osgi.service.component.annotations.ReferencePolicy.DYNAMIC;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.BiConsumer;
import org.borgui.spi.command.Command;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs one command over a pair of streams, on the caller's thread.
 *
 * <p>The launcher asks for it when the server is stopped. It sees no API of the bundles, therefore the service has a type
 * of the JDK as well and is found by its property.
 */
@Component(
        service = {CommandLine.class, BiConsumer.class},
        property = "borgui.command.line=true")
public final class CommandLine implements BiConsumer<InputStream, OutputStream> {

    private static final Logger LOG = LoggerFactory.getLogger(CommandLine.class);

    private final Commands commands = new Commands();

    @Activate
    public CommandLine() {}

    @Reference(cardinality = MULTIPLE, policy = DYNAMIC)
    void addCommand(Command command) {
        commands.add(command);
    }

    void removeCommand(Command command) {
        commands.remove(command);
    }

    @Override
    public void accept(InputStream in, OutputStream out) {
        try {
            var conversation = Conversation.begin(in, out);
            conversation.end(commands.run(conversation.words(), conversation));
        } catch (HungUp e) {
            LOG.debug("A talk with borg-ui ended before its command did", e);
        }
    }
}
