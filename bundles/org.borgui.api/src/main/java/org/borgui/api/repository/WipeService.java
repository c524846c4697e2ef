package org.borgui.api.repository;

import org.borgui.api.RepositoryId;
import org.borgui.api.WipeId;
import org.borgui.api.access.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** Deletes all archives of a repository, never the repository: first looked at, then confirmed. For admins. */
@ProviderType
public interface WipeService {

    /**
     * What an admin agrees to.
     *
     * @param preview that was looked at
     * @param fingerprint of that preview
     * @param phrase as typed: the repository's name
     * @param understood that it cannot be undone
     * @param compact give the room back afterwards
     */
    record Confirmation(WipeId preview, String fingerprint, String phrase, boolean understood, boolean compact) {}

    /** Asks borg for all archives. Changes nothing; holds for half an hour. */
    Wipe preview(Caller caller, RepositoryId repository, boolean compact);

    /**
     * Begins to delete what the preview has shown. Refuses with {@code CONFLICT} when the archives are others by now, the
     * preview is too old, or something else is being done with the repository.
     */
    Wipe start(Caller caller, RepositoryId repository, Confirmation confirmation);

    Wipe get(Caller caller, RepositoryId repository, WipeId id);

    /** Ends it; archives that are deleted by then stay deleted. A preview is withdrawn. */
    Wipe cancel(Caller caller, RepositoryId repository, WipeId id);
}
