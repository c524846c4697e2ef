/** What a bundle brings to HTTP: resources, static files, and the gate in front of them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.borgui.spi.web;
