/** Plugins: bundles that are installed, updated and removed while the server runs. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.borgui.api.plugin;
