/** Tests over real sockets. */
@org.jspecify.annotations.NullMarked
package org.borgui.command;
