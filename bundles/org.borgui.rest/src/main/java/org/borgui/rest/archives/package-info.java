/** Archives: listed, described, deleted, downloaded from. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.archives;
