/** Typed collections over the state store. For core, access, catalog, files and plugins alone. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.borgui.state;
