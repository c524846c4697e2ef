package org.borgui.spi.posture;

import java.util.List;
import org.borgui.api.posture.Weakness;
import org.osgi.annotation.versioning.ConsumerType;

/** Looks at one part of the server. Asked when somebody opens the page; takes a second at most. */
@ConsumerType
@FunctionalInterface
public interface PostureCheck {

    /** What is weak at this moment; empty when nothing is. */
    List<Weakness> look();
}
