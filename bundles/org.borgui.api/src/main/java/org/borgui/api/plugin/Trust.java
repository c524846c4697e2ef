package org.borgui.api.plugin;

/**
 * Why a file may be installed.
 *
 * @param by the subject of the certificate, or the user who approved it; empty for the others
 */
public record Trust(Kind kind, String by) {

    /** What speaks for a file. */
    public enum Kind {
        /** It is one of the optional plugins that were built with this distribution. */
        DISTRIBUTION,
        /** A certificate that this server trusts has signed all of it. */
        SIGNATURE,
        /** An admin approved exactly this file. */
        APPROVAL,
        /** Nothing. */
        NONE
    }

    public static final Trust NONE = new Trust(Kind.NONE, "");
}
