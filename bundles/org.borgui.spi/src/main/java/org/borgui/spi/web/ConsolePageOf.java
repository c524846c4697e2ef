package org.borgui.spi.web;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** What a page is called, and where it is: service properties {@code borgui.page.titles} and {@code borgui.page.module}. */
@ComponentPropertyType
public @interface ConsolePageOf {

    String PREFIX_ = "borgui.page.";

    /** Each with its language before it, as in {@code en=Greetings}; the first is for all other languages. */
    String[] titles();

    /** The ES module below {@code web/}, such as {@code page.js}. */
    String module();
}
