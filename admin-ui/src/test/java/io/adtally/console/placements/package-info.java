/** Views without a browser. */
@NullMarked
package io.adtally.console.placements;

import org.jspecify.annotations.NullMarked;
