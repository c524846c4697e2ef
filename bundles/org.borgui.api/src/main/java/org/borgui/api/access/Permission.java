package org.borgui.api.access;

/**
 * What an HTTP method needs before it runs at all, whatever object it is about. Where an object is concerned, the
 * service that owns it asks {@link AccessService} in addition.
 */
public enum Permission {
    /** Anybody who has signed in, also while the password has to be changed. */
    ACCOUNT(Role.VIEWER),
    /** Anybody who has signed in. */
    SIGNED_IN(Role.VIEWER),
    REPOSITORIES_VIEW(Role.VIEWER),
    REPOSITORIES_MANAGE(Role.ADMIN),
    ARCHIVES_VIEW(Role.VIEWER),
    ARCHIVES_DELETE(Role.VIEWER),
    BACKUP_RUN(Role.VIEWER),
    RESTORE_RUN(Role.VIEWER),
    JOBS_VIEW(Role.VIEWER),
    PLANS_VIEW(Role.VIEWER),
    PLANS_MANAGE(Role.VIEWER),
    SCHEDULES_MANAGE(Role.OPERATOR),
    MAINTENANCE_RUN(Role.VIEWER),
    FILES_BROWSE(Role.VIEWER),
    FILES_MANAGE(Role.ADMIN),
    USERS_MANAGE(Role.ADMIN),
    NOTIFICATIONS_MANAGE(Role.ADMIN),
    SYSTEM_MANAGE(Role.ADMIN);

    private final Role needs;

    Permission(Role needs) {
        this.needs = needs;
    }

    /** The least role on the server; an operator of one repository may be a viewer of the server. */
    public Role needs() {
        return needs;
    }
}
