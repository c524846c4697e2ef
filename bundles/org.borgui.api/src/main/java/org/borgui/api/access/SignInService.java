package org.borgui.api.access;

import java.util.List;
import java.util.Map;
import org.osgi.annotation.versioning.ProviderType;

/** Which ways to sign in there are at the moment. */
@ProviderType
public interface SignInService {

    /**
     * A way that every request proves anew, such as {@code header}.
     *
     * @param settings what may be told of it to anybody
     * @param warnings what is weak about it, one sentence each
     */
    record Way(String name, boolean ambient, Map<String, String> settings, List<String> warnings) {}

    /** Whether passwords of this server are checked. */
    boolean passwords();

    List<Way> ways();

    /**
     * Refuses with {@code CONFLICT} when no admin could sign in without a way. To be asked before a bundle is removed.
     *
     * @param way {@code local} for passwords, else the name of a {@link Way}
     */
    void requireAnother(String way);
}
