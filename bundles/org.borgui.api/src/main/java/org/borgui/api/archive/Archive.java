package org.borgui.api.archive;

import java.time.Instant;

/**
 * An archive of a repository.
 *
 * @param borgId borg's own identity of it, 64 hexadecimal digits: a name may be used again, this is not
 * @param start when its backup began
 */
public record Archive(String name, String borgId, Instant start) {}
