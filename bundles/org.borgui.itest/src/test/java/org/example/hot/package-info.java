/** What the bundle is made of that comes and goes. */
@org.jspecify.annotations.NullMarked
package org.example.hot;
