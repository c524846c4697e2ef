package org.borgui.borg;

import java.nio.file.Path;
import java.util.List;
import org.borgui.api.Secret;
import org.borgui.api.repository.Encryption;
import org.borgui.spi.borg.BorgFailedException;
import org.borgui.spi.borg.Target;

/** How one generation of borg is told what to do. What it would not accept is refused by a sentence, before it runs. */
interface Words {

    Call init(Target target, Encryption encryption) throws BorgFailedException;

    Call info(Target target) throws BorgFailedException;

    Call archives(Target target) throws BorgFailedException;

    /** With what interrupted backups have left. */
    Call archivesAndCheckpoints(Target target) throws BorgFailedException;

    /** Whether it is the name of what an interrupted backup has left, or taken for that: borg hides such archives. */
    boolean isCheckpoint(String archive);

    Call archive(Target target, String archive) throws BorgFailedException;

    Call entries(Target target, String archive) throws BorgFailedException;

    /** One entry of an archive, and what is below it. */
    Call entries(Target target, String archive, String path) throws BorgFailedException;

    Call file(Target target, String archive, String path) throws BorgFailedException;

    /** As a tar to standard output; an empty path is the whole archive. */
    Call tar(Target target, String archive, String path) throws BorgFailedException;

    Call extract(Target target, String archive, List<String> paths, List<String> folders, Path directory)
            throws BorgFailedException;

    /** Extracts to nowhere. */
    Call verify(Target target, String archive) throws BorgFailedException;

    Call exportKey(Target target) throws BorgFailedException;

    Call importKey(Target target, Secret key) throws BorgFailedException;

    Call create(Target target, Creation creation) throws BorgFailedException;

    /** Deletes archives, at least one. */
    Call delete(Target target, List<String> archives) throws BorgFailedException;

    /** Looks whether repository and archives are sound; repairs nothing. */
    Call check(Target target, Examination examination) throws BorgFailedException;

    /** Gives back the room of what was deleted. */
    Call compact(Target target) throws BorgFailedException;

    Call breakLock(Target target) throws BorgFailedException;

    /** Sets how many bytes of its disk a repository leaves free. */
    Call reserve(Target target, long bytes) throws BorgFailedException;

    /** Removes what an interrupted create leaves of its archive. */
    Call deleteCheckpoint(Target target, String archive) throws BorgFailedException;
}
