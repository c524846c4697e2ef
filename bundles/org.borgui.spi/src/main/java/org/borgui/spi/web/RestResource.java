package org.borgui.spi.web;

import org.osgi.annotation.bundle.Requirement;
import org.osgi.service.component.annotations.ComponentPropertyType;

/**
 * Marks a service as a Jakarta REST resource: service property {@code borgui.rest.resource=true}. All of a bundle make one
 * application below {@code /api}. Every method carries {@link Permit}; one without answers 403.
 */
@ComponentPropertyType
@Requirement(namespace = "osgi.implementation", name = "borgui.rest")
public @interface RestResource {

    String PREFIX_ = "borgui.";

    boolean rest_resource() default true;
}
