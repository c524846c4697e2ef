package org.borgui.spi.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.borgui.api.access.Permission;

/** What a resource method needs. On methods only: what is not said is not allowed. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Permit {

    Permission value();

    /**
     * Whether it destroys for good, hands out keys, or changes what people may do: a browser has to prove itself anew when
     * its sign-in is older than a few minutes, and a limited token needs the scope {@code critical}.
     */
    boolean critical() default false;

    /**
     * Whether its answer is a file to be kept. A browser, which shows by itself who it is, gets one only with a ticket, or
     * with the CSRF token: no page of another site, and nobody who finds the address, starts a download. A method that does
     * not say so hands out no file.
     */
    boolean download() default false;

    /** The method may be called by anybody, signed in or not. */
    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @interface Public {}
}
