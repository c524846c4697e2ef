/** How a plugin tells how it is, and how the server tells what it uses of a plugin. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.borgui.spi.plugin;
