/** Names of placements. */
@NullMarked
package io.adtally.console.placements;

import org.jspecify.annotations.NullMarked;
