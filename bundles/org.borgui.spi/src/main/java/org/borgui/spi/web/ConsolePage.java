package org.borgui.spi.web;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Says that a plugin brings a page to the console; what it is called and where it is says {@link ConsolePageOf} on the component,
 * whose code is never run for it. Its files lie in the folder {@code web/} of the bundle and are handed out to who has signed in,
 * from this server itself: the content security policy of the console holds for them, so that a page brings its scripts as files
 * and none from elsewhere.
 *
 * <p>The module exports by default a function {@code (element, host)} that shows the page in the element and hands out a function
 * that ends it. {@code host} has {@code api} ({@code get}, {@code post}, {@code put}, {@code delete} with a path such as {@code
 * api/x/<plugin>/things}; the session and the CSRF token are seen to), {@code language} and {@code name}, the plugin's.
 */
@ConsumerType
public interface ConsolePage {}
