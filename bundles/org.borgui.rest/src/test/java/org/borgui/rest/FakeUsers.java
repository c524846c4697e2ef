package org.borgui.rest;

import java.util.List;
import java.util.Optional;
import org.borgui.api.RepositoryId;
import org.borgui.api.Secret;
import org.borgui.api.UserId;
import org.borgui.api.access.Caller;
import org.borgui.api.access.Grant;
import org.borgui.api.access.RepositoryRole;
import org.borgui.api.access.User;
import org.borgui.api.access.UserService;
import org.jspecify.annotations.Nullable;

/** Two users; what they were told can be looked up in the services. */
public final class FakeUsers implements UserService {

    private final List<Object> told;

    FakeUsers(FakeServices fakes) {
        told = fakes.told;
    }

    @Override
    public User me(Caller caller) {
        return Samples.user(caller);
    }

    @Override
    public List<User> list(Caller caller) {
        return List.of(Samples.user(Samples.ADMIN), Samples.user(Samples.ANA));
    }

    @Override
    public User get(Caller caller, UserId id) {
        return Samples.user(Samples.ANA);
    }

    @Override
    public User create(Caller caller, NewUser user) {
        told.add(user);
        return Samples.user(Samples.ANA);
    }

    @Override
    public User change(Caller caller, UserId id, UserService.Change change) {
        told.add(change);
        return Samples.user(Samples.ANA);
    }

    @Override
    public User changeProfile(
            Caller caller, Optional<String> username, Optional<String> fullName, Optional<String> email) {
        told.add(List.of(username, fullName, email));
        return Samples.user(Samples.ANA);
    }

    @Override
    public void delete(Caller caller, UserId id) {}

    @Override
    public void resetPassword(Caller caller, UserId id, Secret password) {}

    @Override
    public void changePassword(Caller caller, Secret present, Secret next, String code) {
        told.add(next);
    }

    @Override
    public User grantEverywhere(Caller caller, UserId id, @Nullable RepositoryRole role) {
        told.add(Optional.ofNullable(role));
        return Samples.user(Samples.ANA);
    }

    @Override
    public List<Grant> grants(Caller caller, UserId id) {
        return List.of(new Grant(1, id, new RepositoryId(5), RepositoryRole.VIEWER, Samples.NOW));
    }

    @Override
    public Grant grant(Caller caller, UserId id, RepositoryId repository, RepositoryRole role) {
        return new Grant(1, id, repository, role, Samples.NOW);
    }

    @Override
    public Grant changeGrant(Caller caller, UserId id, RepositoryId repository, RepositoryRole role) {
        return grant(caller, id, repository, role);
    }

    @Override
    public void revoke(Caller caller, UserId id, RepositoryId repository) {}
}
