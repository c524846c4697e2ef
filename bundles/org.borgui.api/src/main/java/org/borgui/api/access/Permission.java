package org.borgui.api.access;

/**
 * What an HTTP method needs before it runs at all, whatever object it is about. Where an object is concerned, the
 * service that owns it asks {@link AccessService} in addition.
 */
public enum Permission {
    /** Anybody who has signed in, also while the password has to be changed. */
    ACCOUNT(Role.VIEWER, Resource.ACCOUNT),
    /** Anybody who has signed in. */
    SIGNED_IN(Role.VIEWER, Resource.ACCOUNT),
    REPOSITORIES_VIEW(Role.VIEWER, Resource.REPOSITORIES),
    REPOSITORIES_MANAGE(Role.ADMIN, Resource.REPOSITORIES),
    ARCHIVES_VIEW(Role.VIEWER, Resource.ARCHIVES),
    ARCHIVES_DELETE(Role.VIEWER, Resource.ARCHIVES),
    BACKUP_RUN(Role.VIEWER, Resource.BACKUPS),
    RESTORE_RUN(Role.VIEWER, Resource.RESTORES),
    JOBS_VIEW(Role.VIEWER, Resource.JOBS),
    PLANS_VIEW(Role.VIEWER, Resource.PLANS),
    PLANS_MANAGE(Role.VIEWER, Resource.PLANS),
    SCHEDULES_MANAGE(Role.OPERATOR, Resource.PLANS),
    MAINTENANCE_RUN(Role.VIEWER, Resource.MAINTENANCE),
    FILES_BROWSE(Role.VIEWER, Resource.FILES),
    FILES_MANAGE(Role.ADMIN, Resource.FILES),
    USERS_MANAGE(Role.ADMIN, Resource.USERS),
    NOTIFICATIONS_MANAGE(Role.ADMIN, Resource.NOTIFICATIONS),
    /** The pages that plugins bring to the console. */
    PAGES_VIEW(Role.VIEWER, Resource.SYSTEM),
    SYSTEM_MANAGE(Role.ADMIN, Resource.SYSTEM),
    AUDIT_VIEW(Role.ADMIN, Resource.AUDIT);

    private final Role needs;
    private final Resource resource;

    Permission(Role needs, Resource resource) {
        this.needs = needs;
        this.resource = resource;
    }

    /** The least role on the server; an operator of one repository may be a viewer of the server. */
    public Role needs() {
        return needs;
    }

    /** What it is about, for tokens that are limited. */
    public Resource resource() {
        return resource;
    }
}
