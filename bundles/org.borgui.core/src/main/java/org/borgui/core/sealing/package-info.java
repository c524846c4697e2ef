/** Sealed texts in documents, for when keys change. */
@org.jspecify.annotations.NullMarked
package org.borgui.core.sealing;
