package org.borgui.launcher;

/** A component whose reference nobody satisfies. */
public final class WaitingComponent {

    static final String XML =
            """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="waiting" immediate="true">
              <implementation class="org.borgui.launcher.WaitingComponent"/>
              <reference name="clock" interface="java.time.Clock"/>
            </scr:component>
            """;
}
