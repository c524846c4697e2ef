/** Connections to other machines: which are allowed, and HTTP over them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.borgui.egress;
