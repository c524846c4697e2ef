/** Folders of this machine. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.files;
