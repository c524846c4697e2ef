/** Access and the audit log, for tests of what asks and tells them. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.borgui.testkit.access;
