package org.borgui.launcher;

import java.io.PrintStream;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** What the launcher itself says, in the format of the log: it runs before and after the log does. */
final class Console {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

    private Console() {}

    static void info(String message) {
        line(System.out, "INFO ", message);
    }

    static void warn(String message) {
        line(System.err, "WARN ", message);
    }

    static void error(String message) {
        line(System.err, "ERROR", message);
    }

    private static void line(PrintStream out, String level, String message) {
        String time = TIME.format(ZonedDateTime.now(ZoneId.systemDefault()));
        out.println(time + " " + level + " launcher - " + harmless(message));
        out.flush();
    }

    /** Line breaks are the launcher's own and stay, indented; any other control character becomes a space. */
    private static String harmless(String message) {
        return message.replaceAll("[\\p{C}\\p{Zl}\\p{Zp}&&[^\n]]", " ").replace("\n", System.lineSeparator());
    }
}
