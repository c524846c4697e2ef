package org.borgui.access;

/**
 * What was guessed within the last hour.
 *
 * @param ofAccount failures for the account that was just tried
 * @param sourcesOfAccount from so many sources
 * @param accounts names that were tried, also such as nobody has
 * @param sources from so many sources in all
 */
record Guesses(int ofAccount, int sourcesOfAccount, int accounts, int sources) {

    /** From here on, one failure is free for each source that its user is not known to sign in from. */
    boolean areManyForOneAccount() {
        return ofAccount >= 20 && sourcesOfAccount >= 5;
    }

    boolean alarmForAccount() {
        return sourcesOfAccount >= 20 || ofAccount >= 100;
    }

    /** Few tries for each of many accounts, which no account alone would show. */
    boolean areSpread() {
        return accounts >= 20 && sources >= 20;
    }
}
