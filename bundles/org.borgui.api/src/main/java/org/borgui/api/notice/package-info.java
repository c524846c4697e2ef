/** Notices: what people are told outside the console, and who is told what. */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("1.0.0")
@org.jspecify.annotations.NullMarked
package org.borgui.api.notice;
