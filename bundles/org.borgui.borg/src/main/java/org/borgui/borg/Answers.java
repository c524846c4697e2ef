package org.borgui.borg;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.borgui.api.archive.Archive;
import org.borgui.api.archive.ArchiveInfo;
import org.borgui.api.archive.Entry;
import org.borgui.api.repository.RepositoryInfo;

/** How one generation of borg is read. An answer of another shape than expected is an {@link IOException}. */
interface Answers {

    RepositoryInfo repository(String json) throws IOException;

    List<Archive> archives(String json) throws IOException;

    ArchiveInfo archive(String json) throws IOException;

    /** What create prints at its end. */
    Line.Created created(String json) throws IOException;

    /** One line of a listing, in UTF-8. */
    Entry entry(byte[] line, int from, int to) throws IOException;

    /** Understands a line of the error output, whatever it is. */
    Line line(String text);

    /** The path of which a warning says that what is stored for it is not what was backed up; empty for other warnings. */
    Optional<String> damaged(String warning);
}
