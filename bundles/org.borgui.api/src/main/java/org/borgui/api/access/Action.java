package org.borgui.api.access;

/** What is done with a repository, and the role on it that this needs. */
public enum Action {
    VIEW(RepositoryRole.VIEWER),
    RESTORE(RepositoryRole.VIEWER),
    BACKUP(RepositoryRole.OPERATOR),
    MAINTENANCE(RepositoryRole.OPERATOR),
    DELETE_ARCHIVE(RepositoryRole.OPERATOR);

    private final RepositoryRole needs;

    Action(RepositoryRole needs) {
        this.needs = needs;
    }

    public RepositoryRole needs() {
        return needs;
    }
}
