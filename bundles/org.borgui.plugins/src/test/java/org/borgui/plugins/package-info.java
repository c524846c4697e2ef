/** Tests of what decides about files; what only a framework can show is tested with the distribution. */
@org.jspecify.annotations.NullMarked
package org.borgui.plugins;
