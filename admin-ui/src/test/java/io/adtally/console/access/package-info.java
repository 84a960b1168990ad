/** Views without a browser. */
@NullMarked
package io.adtally.console.access;

import org.jspecify.annotations.NullMarked;
