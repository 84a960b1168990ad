/** Views without a browser. */
@NullMarked
package io.adtally.console.trace;

import org.jspecify.annotations.NullMarked;
