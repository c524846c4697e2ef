package org.borgui.spi.web;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A page that a plugin brings to the console. Its files lie in the folder {@code web/} of the bundle and are handed out to who has
 * signed in, from this server itself: the content security policy of the console holds for them, so that a page brings its scripts
 * as files and none from elsewhere.
 *
 * <p>The module exports by default a function {@code (element, host)} that shows the page in the element and hands out a function
 * that ends it. {@code host} has {@code api} ({@code get}, {@code post}, {@code put}, {@code delete} with a path such as {@code
 * api/x/<plugin>/things}; the session and the CSRF token are seen to), {@code language} and {@code name}, the plugin's.
 */
@ConsumerType
public interface ConsolePage {

    /** What the page is called in the list of the settings. */
    String title(String language);

    /** The ES module below {@code web/}, such as {@code page.js}. */
    String module();
}
