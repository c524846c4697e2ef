package org.borgui.borg;

import org.borgui.api.job.Failure;

/**
 * What a kind of error means to people.
 *
 * @param text a format: the repository's path is its first value, the archive's name the second
 */
record Sentence(Failure.Kind kind, String text) {}
