/** The way of one event. */
@NullMarked
package io.adtally.console.trace;

import org.jspecify.annotations.NullMarked;
