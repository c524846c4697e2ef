package org.borgui.testkit.access;

import org.borgui.api.RefusedException;
import org.borgui.api.RepositoryId;
import org.borgui.api.access.AccessService;
import org.borgui.api.access.Action;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Resource;

/** Admins may everything, others nothing. */
public final class AdminsOnly implements AccessService {

    @Override
    public boolean may(Caller caller, Action action, RepositoryId repository) {
        return caller.isAdmin();
    }

    @Override
    public void require(Caller caller, Action action, RepositoryId repository) {
        requireAdmin(caller);
    }

    @Override
    public void requireAdmin(Caller caller) {
        if (!caller.isAdmin()) {
            throw RefusedException.forbidden("backend.errors.auth.notEnoughPermissions", "You may not.");
        }
    }

    @Override
    public void requireProof(Caller caller, Resource resource) {
        requireAdmin(caller);
    }

    @Override
    public void forget(RepositoryId repository) {}
}
