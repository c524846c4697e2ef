package org.borgui.api.notice;

/** What a notice is about: people subscribe to topics. */
public enum Topic {
    BACKUP_STARTED,
    BACKUP_SUCCEEDED,
    BACKUP_WARNED,
    BACKUP_FAILED,
    RESTORE_SUCCEEDED,
    RESTORE_FAILED,
    CHECK_SUCCEEDED,
    /** Also what else of a repository's care failed: prune, compact, delete. */
    CHECK_FAILED,
    RESTORE_CHECK_SUCCEEDED,
    RESTORE_CHECK_FAILED,
    /** A run that was due was not made; or the server itself is in trouble, such as with its clock. */
    SCHEDULE_FAILED,
    /** A plan's promise is broken, or kept again. */
    BACKUP_STALE,
    /** An account was made, changed or removed, a password was changed, or somebody guesses one. */
    ACCOUNT_CHANGED,
    /** A summary from time to time. */
    REPORT
}
