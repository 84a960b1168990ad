/** Views without a browser. */
@NullMarked
package io.adtally.console.thresholds;

import org.jspecify.annotations.NullMarked;
