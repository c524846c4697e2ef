package org.borgui.launcher;

/** The version of this distribution. */
final class Version {

    private Version() {}

    /** As in the manifest of launcher.jar; classes run from a folder have none. */
    static String text() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }
}
