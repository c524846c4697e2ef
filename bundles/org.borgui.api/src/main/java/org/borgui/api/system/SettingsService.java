package org.borgui.api.system;

import java.util.function.UnaryOperator;
import org.borgui.api.access.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** The settings of the server. There is no secret among them. */
@ProviderType
public interface SettingsService {

    ServerSettings get();

    /** For admins. Refuses what cannot be, and then changes nothing; what it changes holds at once. */
    ServerSettings change(Caller caller, UnaryOperator<ServerSettings> change);
}
