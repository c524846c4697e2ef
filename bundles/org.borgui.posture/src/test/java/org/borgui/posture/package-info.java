/** Tests of what is told. */
@org.jspecify.annotations.NullMarked
package org.borgui.posture;
