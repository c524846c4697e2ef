package org.borgui.borg;

import java.util.Optional;
import org.borgui.api.job.Failure;

/** How one generation of borg is judged by its exit code and its messages. */
interface Verdicts {

    /**
     * Why a run failed; empty when it succeeded or only warned.
     *
     * @param repository its path, for the sentence
     * @param archive its name, for the sentence; empty when none was spoken of
     */
    Optional<Failure> failure(int code, Said said, String repository, String archive);
}
