package org.borgui.launcher;

/** How Java passes the names of files, and the environment of programs it starts, to the operating system. */
final class FileNames {

    private static final String ENCODING = System.getProperty("sun.jnu.encoding", "");

    private FileNames() {}

    static boolean areUtf8() {
        return ENCODING.equals("UTF-8");
    }

    static String encoding() {
        return ENCODING;
    }

    /** @throws LaunchException if letters outside ASCII would be lost, in names and in passphrases */
    static void requireUtf8() {
        if (!areUtf8()) {
            throw new LaunchException(
                    ExitCode.ENVIRONMENT,
                    "file names and passphrases would be passed on as " + ENCODING
                            + ", and letters would be lost; set LC_ALL=C.UTF-8 (bin/borg-ui does) and start again");
        }
    }
}
