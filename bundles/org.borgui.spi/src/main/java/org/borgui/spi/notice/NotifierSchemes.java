package org.borgui.spi.notice;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** The schemes of the addresses that a notifier sends to: service property {@code borgui.notifier.schemes}. */
@ComponentPropertyType
public @interface NotifierSchemes {

    String PREFIX_ = "borgui.notifier.";

    /** In lower case, without the colon: {@code mailto}. */
    String[] schemes();
}
