/** The data directory, and the folders of this machine that may be seen, backed up and restored to. */
@org.jspecify.annotations.NullMarked
package org.borgui.files;
