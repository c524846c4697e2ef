package org.borgui.api.posture;

import java.util.List;
import org.borgui.api.access.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** Tells what is weak here. */
@ProviderType
public interface PostureService {

    /** Looks now; the worst first. For admins and for the server itself. */
    List<Weakness> look(Caller caller);
}
