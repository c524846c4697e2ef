package org.borgui.spi.job;

import org.osgi.service.component.annotations.ComponentPropertyType;

/** The name jobs use for an operation: service property {@code borgui.operation}. */
@ComponentPropertyType
public @interface OperationName {

    String PREFIX_ = "borgui.";

    /** The name, by borg's verb where there is one. */
    String operation();

    /** Whether it only reads the repository, and so shares it with other readers. */
    boolean reading() default false;
}
