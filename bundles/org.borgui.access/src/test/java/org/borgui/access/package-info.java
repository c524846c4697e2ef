/** Tests. */
@org.jspecify.annotations.NullMarked
package org.borgui.access;
