package org.borgui.spi.notice;

import java.io.IOException;
import org.borgui.api.Secret;
import org.borgui.api.notice.Notice;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Sends notices to addresses of certain schemes, named by {@link NotifierSchemes} on the component.
 *
 * <p>The core keeps each notice until it was delivered, tries again for a day, and calls from several threads, but never
 * twice at a time for one address. It interrupts a call that takes longer than 30 seconds. A call never runs on the thread
 * of a job. Implementations keep no state between calls, start no threads that stay, and connect through
 * {@code org.borgui.egress} alone.
 */
@ConsumerType
public interface Notifier {

    /**
     * Judges an address before it is kept. Connects nowhere.
     *
     * @throws org.borgui.api.RefusedException {@code UNPROCESSABLE} with a sentence that names what is wrong, and without
     *     the address's passwords
     */
    void requireAddress(Secret address);

    /**
     * Delivers one notice, or throws. A notice that was delivered already may come again, with the same key.
     *
     * @throws IOException when it did not arrive; its message is a sentence for people, without passwords
     * @throws InterruptedException when the server stops, or the 30 seconds are over
     */
    void deliver(Notice notice, Secret address) throws IOException, InterruptedException;
}
