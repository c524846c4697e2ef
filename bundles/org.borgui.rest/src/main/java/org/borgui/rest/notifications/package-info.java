/** {@code /notifications}: who is told what outside the console. */
@org.jspecify.annotations.NullMarked
package org.borgui.rest.notifications;
