@org.jspecify.annotations.NullMarked
package org.borgui.audit;
