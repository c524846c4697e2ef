package org.borgui.launcher;

/** A component that gives up. */
public final class BrokenComponent {

    static final String XML =
            """
            <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.4.0" name="broken" immediate="true">
              <implementation class="org.borgui.launcher.BrokenComponent"/>
            </scr:component>
            """;

    public BrokenComponent() {
        throw new IllegalStateException("the key does not fit");
    }
}
