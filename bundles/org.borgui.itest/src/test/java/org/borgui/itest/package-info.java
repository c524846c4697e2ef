/** The finished distribution under test. */
@org.jspecify.annotations.NullMarked
package org.borgui.itest;
