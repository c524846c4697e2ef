package org.borgui.api.system;

import java.util.Locale;
import java.util.Map;
import org.borgui.api.access.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** The keys that secrets are sealed with; none of them is ever told. For admins and for the server itself. Any thread. */
@ProviderType
public interface KeyService {

    /** Where the server's own key comes from, which protects the others. */
    enum Source {
        /** The variable {@code SECRET_KEY}. */
        ENVIRONMENT,
        /** The file that {@code SECRET_KEY_FILE} names. */
        FILE,
        /** The file {@code .secret_key} of the data directory. */
        DATA_DIRECTORY;

        /** The name on the wire, such as {@code data_directory}. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * How things stand.
     *
     * @param current the key that seals from now on, by a name that tells nothing about it
     * @param keys how many there are; more than one while secrets are being sealed anew
     * @param sealed how many secrets are sealed with each
     * @param rotating whether secrets of older keys are still to be sealed anew
     */
    record Standing(String current, int keys, Map<String, Long> sealed, boolean rotating, Source source) {

        public Standing {
            sealed = Map.copyOf(sealed);
        }
    }

    Standing standing(Caller caller);

    /**
     * Makes a new key, and begins to seal every secret with it. That goes on in the background, and after a restart; an
     * older key is gone once nothing is sealed with it.
     *
     * @throws org.borgui.api.RefusedException {@code CONFLICT} while one is under way, {@code FAILED} when the disk is full
     */
    Standing rotate(Caller caller);
}
