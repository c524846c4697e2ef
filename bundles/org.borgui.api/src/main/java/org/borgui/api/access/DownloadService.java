package org.borgui.api.access;

import java.time.Instant;
import org.osgi.annotation.versioning.ProviderType;

/** Lets a browser fetch a file by its address alone, once. */
@ProviderType
public interface DownloadService {

    /**
     * An address that gives its file once.
     *
     * @param path the path and query that were asked for, and the ticket
     */
    record Ticket(String path, Instant ends) {}

    /**
     * A ticket for one download of this caller's session. Whether there is such a file, and who may have it, is decided when
     * it is fetched.
     *
     * @param path of a download of this server with its query, from {@code /api/} on
     * @throws org.borgui.api.RefusedException {@code INVALID} when it is no such path
     */
    Ticket ticket(Caller caller, String path);
}
